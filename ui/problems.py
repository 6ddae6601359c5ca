"""What is wrong with a file from outside: lines on a screen, and the file with them beside it."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.imports import Refused
from models.people import Reader
from models.spreadsheets import Columns, Problem, rows_of
from ui.i18n import Translator
from ui.screen import Phrase, Screen, phrase, screen
from ui.workbooks import Sheet, workbook

SHOWN = 10


async def broken(
    words: Translator,
    reader: Reader,
    name: str,
    problems: Sequence[Problem | Refused],
    *,
    content: bytes,
    columns: Columns,
) -> list[Screen]:
    """What is to be mended; where it is in several rows, the file with the reasons beside them."""
    count = len(problems)
    lines = problem_lines(problems[:SHOWN])
    shown = [screen("imports-broken", name=name, count=count, lines=lines)]
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        what = _what(problem)
        reasons[problem.line].append(words.say(reader, what.words, **what.facts))
    if len(set(reasons) - {0}) > 1:
        beside = words.say(reader, "imports-report-column")
        report = await asyncio.to_thread(_mended, content, columns, beside, reasons)
        if report is not None:
            file = (words.say(reader, "imports-report-name") + ".xlsx", report)
            shown.append(screen("imports-report", count=count).but(document=file))
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


def _mended(
    content: bytes, columns: Columns, beside: str, reasons: dict[int, list[str]]
) -> bytes | None:
    """The file as a workbook, in its first column what is to be mended in each row."""
    found = rows_of(content, columns)
    if not found:
        return None
    header = columns.header([fields for _, fields in found])
    rows = [["\n".join(reasons.get(line, ())), *fields] for line, fields in found[header:]]
    rows[0][0] = beside
    marked = frozenset((number, 0) for number, row in enumerate(rows) if number and row[0])
    return workbook(Sheet(beside, rows, marked=marked))


def _what(problem: Problem | Refused) -> Phrase:
    day = problem.day if isinstance(problem, Refused) else None
    facts = {"at": day} if day else {}
    what = phrase(f"imports-problem-{problem.key}", value=problem.value, **facts)
    file = problem.file if isinstance(problem, Problem) else ""
    return phrase("imports-in-file", file=file, what=what) if file else what
