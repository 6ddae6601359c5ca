"""The doctor asks Telegram: about the token, the clock, and who else uses the bot."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import aiohttp

from bot import exit_codes
from bot.doctor.findings import Finding, bad, ok, warning
from bot.settings import Settings

PATIENCE = aiohttp.ClientTimeout(total=15)
CLOCK_OFF = timedelta(minutes=5)
OUT_OF_REACH = (aiohttp.ClientError, OSError, TimeoutError, ValueError)


class Answer(NamedTuple):
    """What a method of the Bot API answered, and the server's time."""

    status: int
    result: dict[str, Any]
    date: str | None


async def of_telegram(settings: Settings, now: datetime) -> list[Finding]:
    """Token, clock, webhook and privacy mode, by two calls that change nothing."""
    if settings.bot_token is None:
        return [bad("token", "BOT_TOKEN is not set: get one from @BotFather.", exit_codes.TOKEN)]
    address = f"{settings.telegram_api}/bot{settings.bot_token.get_secret_value()}"
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as http:
            me = await _ask(http, f"{address}/getMe")
            if me.status in (401, 404):
                said = "Telegram does not know it: write the right one into .env."
                return [bad("token", said, exit_codes.TOKEN), _clock(me, now)]
            if me.status != 200:
                return [bad("Telegram", f"answers {me.status}: try again later.")]
            webhook = await _ask(http, f"{address}/getWebhookInfo")
    except OUT_OF_REACH as error:  # its words would hold the address, and that the token
        said = f"is out of reach ({type(error).__name__}): look at the network and TELEGRAM_API."
        return [bad("Telegram", said)]
    known = ok("token", f"@{me.result.get('username')}, bot {me.result.get('id')}.")
    return [
        known,
        _clock(me, now),
        _webhook(webhook.result, settings.webhook_url),
        _privacy(me.result),
    ]


async def _ask(http: aiohttp.ClientSession, address: str) -> Answer:
    async with http.get(address) as response:
        body = await response.json(content_type=None)
        result = body.get("result") if isinstance(body, dict) else None
        given = result if isinstance(result, dict) else {}
        return Answer(response.status, given, response.headers.get("Date"))


def _clock(answer: Answer, now: datetime) -> Finding:
    try:
        there = parsedate_to_datetime(answer.date or "").astimezone(UTC)
    except ValueError:
        return warning("clock", "Telegram did not say what time it is there.")
    off = abs(now - there)
    seconds = round(off.total_seconds())
    if off > CLOCK_OFF:
        said = f"{seconds} s away from Telegram's: reminders are wrong. Switch on NTP."
        return bad("clock", said)
    return ok("clock", f"{seconds} s away from Telegram's.")


def _webhook(info: dict[str, Any], ours: str) -> Finding:
    waiting = f"{info.get('pending_update_count', 0)} updates wait for the bot."
    if ours and info.get("url") == ours:
        return ok("webhook", f"WEBHOOK_URL; {waiting}")
    if ours and not info.get("url"):
        return ok("webhook", f"none yet, the bot sets it when it starts; {waiting}")
    if info.get("url"):
        said = (
            "somebody has set one, so the bot hears nothing. Whoever did it knows the token: "
            "renew it with @BotFather (/revoke), write the new one into .env and start again."
        )
        return bad("webhook", said)
    return ok("webhook", f"none; {waiting}")


def _privacy(me: dict[str, Any]) -> Finding:
    if me.get("can_read_all_group_messages"):
        said = "is off, so the bot gets all talk in groups. Switch it on: @BotFather, /setprivacy."
        return warning("privacy mode", said)
    if not me.get("can_join_groups", True):
        return warning("groups", "the bot may not be added to any: @BotFather, /setjoingroups.")
    return ok("privacy mode", "is on.")
