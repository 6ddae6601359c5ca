"""Log: whatever is written to it, there is no token in it, no name and no child's text."""

import logging
from collections.abc import Iterator

from tests.oracles.truth import Truth

OURS = ("bot", "handlers", "jobs", "models", "ui", "aiogram")
_FORM = logging.Formatter("%(name)s: %(message)s")


class Log(logging.Handler):
    """Keeps what is logged while a test runs, tracebacks included."""

    def __init__(self, token: str) -> None:
        super().__init__(logging.NOTSET)
        self.token = token
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(_FORM.format(record))

    def breaches(self, truth: Truth) -> Iterator[str]:
        """Which lines tell something."""
        secret = self.token.partition(":")[2]
        for line in self.lines:
            if self.token in line or secret in line.replace("-", ":").split(":"):
                yield f"log: the token in {line[:60]!r}"
            for canary in truth.found(line):
                yield f"log: {canary.source} in {line[:60]!r}"
            for name in truth.names:
                if name in line:
                    yield f"log: a name in {line[:60]!r}"
