"""Sets of students read from a CSV file: which parts a class or group consists of."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.spreadsheets import Columns, Problem, ProblemKey, read_table

COLUMNS = Columns.named(
    {
        "set": "set studentset group students набор группа класс",
        "part": "atom part subgroup часть подгруппа",
    },
    frozenset({"set", "part"}),
)


@dataclass(frozen=True)
class StudentSets:
    """Which parts each set of students consists of, and the problems by line."""

    parts: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]
    ignored_columns: tuple[str, ...]
    encoding: str
    delimiter: str


def read_sets(content: bytes) -> StudentSets:
    """The parts of each set: a CSV file of set and atom (набор, часть), a row for each part."""
    table = read_table(content, COLUMNS)
    problems = list(table.problems)
    parts: dict[str, set[str]] = {}
    for record in table.records:
        whole, part = record.cells["set"], record.cells["part"]
        if whole and part:
            parts.setdefault(whole, set()).add(part)
        elif whole:
            problems.append(Problem(record.line, ProblemKey.EMPTY_PART, "part", whole))
        else:
            problems.append(Problem(record.line, ProblemKey.EMPTY_SET, "set", part))
    return StudentSets(
        parts={whole: frozenset(theirs) for whole, theirs in parts.items()},
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        ignored_columns=table.ignored_columns,
        encoding=table.encoding,
        delimiter=table.delimiter,
    )
