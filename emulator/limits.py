"""Optional rate limits with the numbers of Telegram's FAQ; the exact real ones are not known."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from emulator.clock import Clock
from emulator.refusals import ApiError

_COUNTED = ("send", "copy", "forward", "edit")
# A chat action is no message.
_FREE = frozenset({"sendChatAction"})


@dataclass
class _Window:
    seconds: float
    most: float
    moments: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until there is room; 0 when there is."""
        while self.moments and self.moments[0] <= now - self.seconds:
            self.moments.popleft()
        if len(self.moments) < self.most:
            return 0.0
        return self.moments[0] + self.seconds - now


class Limits:
    """Counts sends and edits by the emulator's clock and refuses what is too much."""

    def __init__(
        self, clock: Clock, per_second: float, chat_per_second: float, group_per_minute: float
    ) -> None:
        self._clock = clock
        self._all = _Window(1, per_second)
        self._chat_rate = chat_per_second
        self._group_rate = group_per_minute
        self._chats: dict[str, _Window] = {}

    def check(self, method: str, chat_id: str) -> None:
        """Count a call or raise the 429 of Query.cpp:105-111."""
        if not method.startswith(_COUNTED) or method in _FREE:
            return
        now = self._clock().timestamp()
        windows = [self._all]
        if chat_id:
            windows.append(self._window(chat_id))
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise ApiError(429, f"retry after {seconds}", retry_after=seconds)
        for window in windows:
            window.moments.append(now)

    def _window(self, chat_id: str) -> _Window:
        if chat_id not in self._chats:
            group = chat_id.startswith(("-", "@"))
            self._chats[chat_id] = (
                _Window(60, self._group_rate) if group else _Window(1, self._chat_rate)
            )
        return self._chats[chat_id]
