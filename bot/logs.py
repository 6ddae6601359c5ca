"""What the log may say: every line passes here, our libraries' too, and leaves its secrets behind.

Ids, kinds and reasons go through. Tokens, telephone numbers, e-mail addresses and whatever is not
written in Latin letters do not, since our own lines are English and names here are mostly not. Of
an exception the quoted parts of its message go as well: that is where others' data stand. Locals
are never shown.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

FORM = "%(levelname)s %(name)s: %(message)s"
# At DEBUG some of these tell whole updates and the values of every statement.
CHATTY = ("aiogram", "aiohttp", "aiosqlite", "apscheduler", "alembic", "sqlalchemy")
GONE = "…"

TOKEN = re.compile(r"(?<![\w-])(?:bot)?\d{6,}:[\w-]{30,}|(?<=/)bot\d+:[^/\s]+", re.ASCII)
MAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
BETWEEN = r"[ \u00a0().-]{0,2}"
PHONE = re.compile(
    rf"\+\d(?:{BETWEEN}\d){{8,14}}(?!\d)"  # any country
    rf"|(?<![\w.:-])[78]{BETWEEN}9(?:{BETWEEN}\d){{9}}(?![\w:])"  # a Russian mobile in full
    rf"|(?<![\w.:-])9\d{{2}}(?:{BETWEEN}\d){{7}}(?![\w:])"  # and without its 7 or 8
    rf"|(?<![\w.:-])[78][ \u00a0(-]{{1,2}}\d{{3,5}}(?:{BETWEEN}\d){{5,7}}(?![\w:])"  # by wire
)
FOREIGN = re.compile(r"[^\W\d_a-zA-Z]+(?:[ -]+[^\W\d_a-zA-Z]+)*")
QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
FRAME = re.compile(r'[\s|+-]*File "')


def redacted(text: str) -> str:
    """The same without tokens, telephone numbers, addresses and words in other scripts."""
    for pattern in (TOKEN, MAIL, PHONE, FOREIGN):
        text = pattern.sub(GONE, text)
    return text


def reason(text: str) -> str:
    """What is left of an exception's message: without what it quotes, too."""
    return redacted(QUOTED.sub(GONE, text))


def told(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> str:
    """A traceback without locals; of everything but its places only what may be said."""
    lines = "".join(traceback.format_exception(kind, error, trace)).rstrip("\n").split("\n")
    return "\n".join(redacted(line) if FRAME.match(line) else reason(line) for line in lines)


class Redaction(logging.Filter):
    """Rewrites each record in place, so that no handler after this one sees more."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            text = record.getMessage()
        except (TypeError, ValueError):  # a library that can't write its own line
            text = str(record.msg)
        record.msg, record.args = redacted(text), None
        if record.exc_info:
            record.exc_text, record.exc_info = told(*record.exc_info), None
        elif record.exc_text:
            record.exc_text = reason(record.exc_text)
        if record.stack_info:
            record.stack_info = reason(record.stack_info)
        return True


class Objects(logging.Formatter):
    """A line of JSON for each record, once `Redaction` has been over it."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        more = {"trace": record.exc_text, "stack": record.stack_info}
        return json.dumps(told | {name: text for name, text in more.items() if text})


def set_up(level: str, form: str = "text") -> None:
    """Log to standard error from this level on; what ends the process is logged the same way."""
    logging.basicConfig(level=level, format=FORM)
    logging.captureWarnings(True)
    for handler in logging.getLogger().handlers:
        if not any(isinstance(found, Redaction) for found in handler.filters):
            handler.addFilter(Redaction())
        if form == "json":
            handler.setFormatter(Objects())
    for name in CHATTY:
        chatty = logging.getLogger(name)
        chatty.setLevel(max(logging.WARNING, logging.getLogger().level))
        chatty.propagate = True
    sys.excepthook = _last_words


def _last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Python itself would print the message of what nobody has caught."""
    logging.getLogger(__name__).critical("the end", exc_info=(kind, error, trace))
