"""getUpdates and the webhook methods."""

from __future__ import annotations

import re
from typing import Any

from emulator.arguments import Arguments
from emulator.methods.registry import method
from emulator.queued import Webhook
from emulator.records import Wire
from emulator.refusals import bad_request
from emulator.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LONGEST_POLL = 50


@method("getUpdates")
async def get_updates(world: World, arguments: Arguments) -> list[Wire]:
    """https://core.telegram.org/bots/api#getupdates"""
    world.updates.allow(arguments.fields.get("allowed_updates"))
    return await world.updates.poll(
        offset=arguments.integer("offset"),
        limit=min(max(arguments.integer("limit", 100), 1), 100),
        timeout=min(max(arguments.integer("timeout"), 0), _LONGEST_POLL),
    )


@method("setWebhook")
def set_webhook(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#setwebhook"""
    secret = arguments.text("secret_token")
    if secret and len(secret) > 256:
        raise bad_request("secret token is too long")  # C:16016
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")  # C:16023
    url = arguments.text("url")
    if url and not re.match(r"https?://[^/]+", url):
        # seen; http is taken as with --local, for tests on the loopback interface
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.allow(arguments.fields.get("allowed_updates"))
    if arguments.flag("drop_pending_updates"):
        world.updates.drop_all()
    connections = min(max(arguments.integer("max_connections", 40), 1), 100)
    world.updates.set_webhook(Webhook(url, secret, connections))
    return True


@method("deleteWebhook")
def delete_webhook(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    if arguments.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.updates.set_webhook(Webhook())
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    updates = world.updates
    info: dict[str, Any] = {
        "url": updates.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.waiting),
    }
    if updates.webhook.url:
        info["max_connections"] = updates.webhook.connections
        info["ip_address"] = "127.0.0.1"
    if updates.webhook.last_error:
        info["last_error_date"], info["last_error_message"] = updates.webhook.last_error
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info
