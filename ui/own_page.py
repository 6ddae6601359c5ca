"""What is kept about somebody as a page to read: one HTML file, no scripts, nothing fetched."""

from datetime import date, datetime, time
from enum import Enum
from html import escape, unescape
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from models.export import Part
from models.people import Person, Reader
from ui.i18n import TAG, Translator

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 42rem; margin: auto; padding: 1rem; overflow-wrap: anywhere }
h2 { margin: 2rem 0 .5rem; border-bottom: 1px solid }
dl { margin: 0 0 1rem; padding: .5rem .75rem; border: 1px solid #8886; border-radius: .5rem }
dt { opacity: .7; font-size: .85rem } dd { margin: 0 0 .35rem; white-space: pre-line }
"""
# Whatever stands in the file, it runs nothing and fetches nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(words: Translator, reader: Reader, person: Person, parts: list[Part], at: datetime) -> str:
    """A whole document in the reader's language, times on their clock."""
    title = words.html(reader, "export-title", name=person.called)
    body = [
        f"<h1>{title}</h1>",
        f"<p>{words.html(reader, 'export-made', at=at)}</p>",
        *(_part(words, reader, part) for part in parts),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        f"<title>{title}</title><style>{STYLE}</style>"
    )
    lines = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{reader.language}"><head>{head}</head>\n'
        f"<body>\n{lines}\n</body></html>\n"
    )


def _part(words: Translator, reader: Reader, part: Part) -> str:
    """One heading and its rows; what only programs understand is left to the other file."""
    rows = []
    for row in part.rows:
        told = {
            column: text
            for column, value in row.items()
            if column not in part.codes and (text := _value(words, reader, column, value))
        }
        label = {column: words.html(reader, "export-column", column=column) for column in told}
        if told:
            rows.append("".join(f"<dt>{label[c]}</dt><dd>{text}</dd>" for c, text in told.items()))
    if not rows:
        return ""
    heading = words.html(reader, "export-part", part=part.table)
    return f"<h2>{heading}</h2>\n" + "\n".join(f"<dl>{row}</dl>" for row in rows)


def _value(words: Translator, reader: Reader, column: str, value: Any) -> str:
    """As somebody reads it, escaped; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " · ".join(filter(None, (_value(words, reader, column, part) for part in value)))
    if column == "zone" and value in available_timezones():
        return words.html(reader, "export-zone", zone=ZoneInfo(value))
    if column == "weekday":
        return words.html(reader, "export-weekday", day=date(2024, 1, 1 + value))  # a Monday first
    if isinstance(value, datetime):
        return words.html(reader, "export-moment", at=value)
    if isinstance(value, date):
        return words.html(reader, "export-day", day=value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return words.html(reader, "export-value", value="yes" if value else "no")
    if isinstance(value, Enum) or column == "language":
        return words.html(reader, "export-value", value=getattr(value, "value", value))
    return escape(unescape(TAG.sub("", str(value)))) if column in HTML else escape(str(value))


HTML = frozenset({"html", "post_id", "answer_id", "correction_id"})
