"""A OneRoster set as records: the archive opened within limits, its manifest read and believed."""

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zipfile import BadZipFile, ZipFile

from models.long_work import track
from models.spreadsheets import Columns, Problem, ProblemKey, Record, read_table
from models.spreadsheets.archives import ZIP, check_sizes
from models.spreadsheets.source import Unreadable

MANIFEST = "manifest.csv"
VERSION = "1.2"
ABSENT = "absent"  # otherwise "bulk" or "delta": what a set leaves out stays either way
STATUSES = ("", "active", "tobedeleted")

# What is read of each file: the columns that it needs, and those that it may have.
FILES = {
    "orgs": ("name", "type"),
    "courses": ("title", "subjects?"),
    "classes": ("title", "courseSourcedId", "subjects?"),
    "users": ("givenName", "familyName", "middleName?", "agentSourcedIds?", "primaryOrgSourcedId?"),
    "roles": ("userSourcedId", "role", "orgSourcedId?"),
    "enrollments": ("classSourcedId", "userSourcedId", "role", "beginDate?"),
    "categories": ("title", "weight?"),
    "lineItems": (
        *("title", "classSourcedId", "categorySourcedId?", "assignDate?", "dueDate?"),
        *("resultValueMin?", "resultValueMax?"),
    ),
    "results": ("lineItemSourcedId", "studentSourcedId", "scoreStatus?", "score?", "scoreDate?"),
}
OFTEN = ("sourcedId", "status?")
LONGEST_LIST = 2000  # characters: the ids of somebody's agents


def _columns(fields: tuple[str, ...]) -> Columns:
    names = [name.removesuffix("?") for name in fields]
    needed = frozenset(name for name in fields if not name.endswith("?"))
    words = {name: name.casefold() for name in names}
    return Columns.named(words, needed, **dict.fromkeys(names, LONGEST_LIST))


COLUMNS = {file: _columns(OFTEN + fields) for file, fields in FILES.items()}
PROPERTIES = _columns(("propertyName", "value"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one of the files."""

    file: str
    record: Record

    @property
    def id(self) -> str:
        return self.record.cells["sourcedId"]

    @property
    def gone(self) -> bool:
        return self["status"] == "tobedeleted"

    def __getitem__(self, column: str) -> str:
        return self.record.cells.get(column, "")

    def problem(self, key: ProblemKey, value: str = "") -> Problem:
        return Problem(self.record.line, key, "", value, f"{self.file}.csv")


@dataclass
class Package:
    """The rows of each file by their sourced ids, and what is wrong with the set."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {file: {} for file in FILES})
    problems: list[Problem] = field(default_factory=list)


def is_package(content: bytes) -> bool:
    """Is it an archive of CSV files?"""
    if not content.startswith(ZIP):
        return False
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
    except (BadZipFile, OSError, ValueError):
        return False
    return MANIFEST in names or any(f"{file}.csv" in names for file in FILES)


def read_package(content: bytes) -> Package:
    """The set in an archive. Reading blocks: a second for some ten thousand rows."""
    package = Package()
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            check_sizes(parts)
            _read(parts, package)
    except Unreadable as reason:
        package.problems.append(Problem(0, reason.key, value=reason.value))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        package.problems.append(Problem(0, ProblemKey.BROKEN_WORKBOOK))
    return package


def _read(parts: ZipFile, package: Package) -> None:
    names = parts.namelist()
    if MANIFEST not in names:
        raise Unreadable(ProblemKey.NO_MANIFEST, MANIFEST)
    properties = _properties(parts)
    version = properties.get("oneroster.version", "")
    if version != VERSION:
        raise Unreadable(ProblemKey.OTHER_VERSION, version)
    for file, rows in track(package.rows.items(), "reading"):
        if properties.get(f"file.{file}", ABSENT) == ABSENT:
            continue
        name = f"{file}.csv"
        if name not in names:
            package.problems.append(Problem(0, ProblemKey.FILE_ABSENT, file=name))
            continue
        table = read_table(parts.read(name), COLUMNS[file])
        package.problems += (
            replace(problem, file=name)
            for problem in table.problems
            if problem.key is not ProblemKey.NO_ROWS  # a file with a header alone is in order
        )
        for record in table.records:
            _keep(Row(file, record), rows, package)


def _properties(parts: ZipFile) -> Mapping[str, str]:
    table = read_table(parts.read(MANIFEST), PROPERTIES)
    return {one.cells["propertyName"]: one.cells["value"] for one in table.records}


def _keep(row: Row, rows: dict[str, Row], package: Package) -> None:
    if not row.id:
        package.problems.append(row.problem(ProblemKey.EMPTY_SOURCED_ID, "sourcedId"))
    elif row.id in rows:
        package.problems.append(row.problem(ProblemKey.SOURCED_TWICE, row.id))
    elif row["status"] not in STATUSES:
        package.problems.append(row.problem(ProblemKey.BAD_STATUS, row["status"]))
    else:
        rows[row.id] = row
