"""What is wrong with a file from outside: lines on a screen, and a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from models.csv_problems import Problem
from models.imports import Refused
from models.people import Reader
from ui.i18n import Translator
from ui.screen import Phrase, Screen, phrase, screen

SHOWN = 10
FORMULA = tuple("=+-@\t\r")  # how a cell begins that a spreadsheet would compute


def broken(
    words: Translator, reader: Reader, name: str, problems: Sequence[Problem | Refused]
) -> list[Screen]:
    """What is to be mended; the whole list as a file of its own where it is long."""
    count = len(problems)
    lines = problem_lines(problems[:SHOWN])
    shown = [screen("imports-broken", name=name, count=count, lines=lines)]
    if count > SHOWN:
        report = problems_file(words, reader, problems)
        shown.append(screen("imports-report", count=count).but(document=report))
    return shown


def problem_lines(problems: Iterable[Problem | Refused]) -> list[Phrase]:
    """Where each row is wrong, what stands there, and what to do about it."""
    lines = []
    for problem in problems:
        column = problem.column if isinstance(problem, Problem) else ""
        lines.append(
            phrase(
                "imports-at",
                line=problem.line,
                column=phrase("imports-column", column=column) if column else "",
                what=_what(problem),
            )
        )
    return lines


def problems_file(
    words: Translator, reader: Reader, problems: Sequence[Problem | Refused]
) -> tuple[str, bytes]:
    """All problems as a table that spreadsheets open: line, column, value, what to do."""
    rows = [words.say(reader, "imports-report-header").split("|")]
    for problem in problems:
        column = problem.column if isinstance(problem, Problem) else ""
        what = _what(problem)
        rows.append(
            [
                str(problem.line or ""),
                words.say(reader, "imports-column", column=column) if column else "",
                problem.value,
                words.say(reader, what.words, **what.facts),
            ]
        )
    return words.say(reader, "imports-report-name") + ".csv", _table(rows)


def _what(problem: Problem | Refused) -> Phrase:
    day = problem.day if isinstance(problem, Refused) else None
    facts = {"at": day} if day else {}
    return phrase(f"imports-problem-{problem.key}", value=problem.value, **facts)


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([f"'{c}" if c.startswith(FORMULA) else c for c in row] for row in rows)
    return for_spreadsheets(text.getvalue())


def for_spreadsheets(text: str) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    return text.encode("utf-8-sig")
