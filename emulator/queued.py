"""One update in the queue, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Update = dict[str, Any]


@dataclass
class Queued:
    """An update that waits; ``repeat`` marks one that was confirmed before and comes again."""

    update: Update
    expires: int
    lane: str
    repeat: bool = False
    delivered: bool = False

    @property
    def id(self) -> int:
        """The ``update_id``."""
        return int(self.update["update_id"])


@dataclass(frozen=True)
class Webhook:
    """Where updates are pushed to; no URL means long polling."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    last_error: tuple[int, str] | None = None


def lane_of(kind: str, payload: Any) -> str:
    """Webhooks keep the order within a chat, and of one person's presses."""
    if not isinstance(payload, dict):
        return kind
    if kind == "callback_query":
        return f"press {payload.get('from', {}).get('id')}"
    return f"chat {payload.get('chat', {}).get('id')}"
