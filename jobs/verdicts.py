"""What Telegram's answer to a message means for it: sent, later, never, or nothing at all any more.

The cases are those that the Bot API server is known to give; see docs/telegram.md.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from jobs.saying import NO_TOPIC, Said
from models.outbox import State

UNKNOWN_REST = timedelta(seconds=15)  # an answer was lost: the message may have arrived
LONGEST_REST = timedelta(minutes=5)
DOUBLINGS = 5  # after so many failures in a row LONGEST_REST is reached
MIGRATIONS = 3  # so often one message follows its group to a new chat id
REOPENINGS = 3  # so often a topic that is gone is opened again for one message
ODD_TRIES = 5  # of what no Bot API server answers: something else stands in between
FLOOD, OFFLINE, TOPIC_GONE = "flood", "offline", "topic-gone"
QUIET = "quiet"  # the reader's own hours
WRONG_FILE = "wrong-file"  # Telegram does not know the file, or not as this bot's
FLOOD_REST = 30  # seconds, where Telegram says "too many" but not for how long


class TokenRefused(Exception):
    """Telegram does not know this token (any more): everything waits until there is a new one."""


@dataclass(frozen=True)
class Verdict:
    """`state` None: try again after `rest`. `trouble` names the reason in one word of ours."""

    state: State | None
    trouble: str | None = None
    rest: timedelta = timedelta()
    maybe_twice: bool = False
    moved_to: int | None = None  # the group has a new chat id
    unreachable: bool = False  # true of everything for this reader, not only of this message
    token_refused: bool = False
    said: Said | None = None


# What a 403 or 400 says, and what it means for the reader (Client.cpp of the Bot API server).
UNREACHABLE = {
    "bot was blocked by the user": "blocked",
    "user is deactivated": "deactivated",
    "can't initiate conversation": "never-started",
    "bot can't send messages to bots": "bot",
    "the bot can't send messages to the bot": "bot",
    "chat not found": "never-started",
    "bot was kicked": "kicked",
    "bot is not a member": "kicked",
    "the group chat was deleted": "kicked",
    "have no write access": "no-rights",
    "not enough rights": "no-rights",
    "have no rights to send": "no-rights",
    "CHAT_WRITE_FORBIDDEN": "no-rights",
    "PEER_ID_INVALID": "never-started",
}

# A `file_id` belongs to one bot; the second is what a broken one is called (MessagesManager.cpp).
UNKNOWN_FILE = ("wrong file identifier", "wrong remote file identifier", "wrong file_id")


def verdict(error: BaseException, attempts: int) -> Verdict:
    """Read an error that `say` raised for the attempt after `attempts` earlier ones."""
    rest = min(UNKNOWN_REST * 2 ** min(attempts, DOUBLINGS), LONGEST_REST)
    match error:
        case TelegramRetryAfter():
            return Verdict(None, FLOOD, timedelta(seconds=error.retry_after + 1))
        case TelegramMigrateToChat() if attempts < MIGRATIONS:
            return Verdict(None, "migrated", moved_to=error.migrate_to_chat_id)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Verdict(None, "token", token_refused=True)
        case TelegramForbiddenError() | TelegramBadRequest():
            return _refused(error, attempts)
        case TelegramEntityTooLarge():
            return Verdict(State.DEAD, "refused")
        case TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            return Verdict(None, OFFLINE)
        case ClientDecodeError() if (said := _accepted(error.data)) is not None:
            return Verdict(State.SENT, said=Said(said.get("message_id")))
        case TelegramNetworkError() | TelegramServerError() | ClientDecodeError() | TypeError():
            # TypeError: aiogram's own, for a 5xx without a description.
            return Verdict(None, "unknown", rest, maybe_twice=True)
        case TelegramAPIError():
            return _odd(error, attempts, rest)
    return Verdict(State.DEAD, "broken")


def _odd(error: TelegramAPIError, attempts: int, rest: timedelta) -> Verdict:
    """A 429 that does not say for how long, or what no Bot API server says."""
    if "too many requests" in str(error.message).lower():
        seconds = re.search(r"retry after (\d+)", error.message)
        wait = int(seconds[1]) if seconds else FLOOD_REST
        return Verdict(None, FLOOD, timedelta(seconds=wait + 1))
    if attempts < ODD_TRIES:
        return Verdict(None, "unknown", rest, maybe_twice=True)
    return Verdict(State.DEAD, "broken")


def _accepted(answer: Any) -> dict[str, Any] | None:
    """The message in an answer that says "ok", though aiogram could not read all of it."""
    if not isinstance(answer, dict) or answer.get("ok") is not True:
        return None
    result = answer.get("result")
    return result if isinstance(result, dict) else {}


def _refused(error: TelegramForbiddenError | TelegramBadRequest, attempts: int) -> Verdict:
    if attempts < REOPENINGS and any(sign in error.message for sign in NO_TOPIC):
        return Verdict(None, TOPIC_GONE)
    for sign, trouble in UNREACHABLE.items():
        if sign in error.message:
            return Verdict(State.UNREACHABLE, trouble, unreachable=True)
    if isinstance(error, TelegramForbiddenError):
        return Verdict(State.UNREACHABLE, "forbidden", unreachable=True)
    unknown = any(sign in error.message for sign in UNKNOWN_FILE)
    return Verdict(State.DEAD, WRONG_FILE if unknown else "refused")
