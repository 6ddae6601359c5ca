"""What taking a table over would do, row by row, before anything is done."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from models.base import Session
from models.long_work import track
from models.people import Person
from models.spreadsheets.problems import Problem, ProblemKey
from models.spreadsheets.table import Record

T = TypeVar("T")


class Keyed(Protocol):
    """A row's meaning. `key` is what it speaks of: two rows of one key contradict each other."""

    @property
    def key(self) -> Any: ...


Item = TypeVar("Item", bound=Keyed)


class Unclear(Exception):
    """A cell names nothing, or more than one thing; the key says what to do about it."""

    def __init__(self, key: ProblemKey) -> None:
        super().__init__(key)
        self.key = key


class BadCell(Exception):
    """What stands in a cell can't be read."""

    def __init__(self, column: str, key: ProblemKey, value: str) -> None:
        super().__init__(key)
        self.column, self.key, self.value = column, key, value


class Open(Exception):
    """What a row means is for a person to say; `question` is what to ask them."""

    def __init__(self, question: Any) -> None:
        super().__init__(question)
        self.question = question


@dataclass
class Plan:
    """The rows that would be new, changed or left alone, those that can't be taken, and questions.

    `kind` is of the feature that reads the table.
    """

    kind: StrEnum
    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Any] = field(default_factory=list)
    ignored_columns: tuple[str, ...] = ()

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed)

    @property
    def fingerprint(self) -> str:
        """The same for plans that do the same."""
        told = repr((self.kind, self.new, self.changed, self.problems, self.questions))
        return hashlib.sha256(told.encode()).hexdigest()


class Kind(Generic[Item]):
    """One kind of table: how a row is read, what it would change, and changing it."""

    names: ClassVar[str] = "student"  # the column that a row is told apart by in a problem
    column_of: ClassVar[Mapping[ProblemKey, str]] = {}  # where what is unclear stands, if elsewhere

    def __init__(self, session: Session, today: date) -> None:
        self.session, self.today = session, today

    async def load(self) -> None:
        """Look up what is in the store already, all at once."""
        raise NotImplementedError

    def read(self, record: Record) -> Item | None:
        """What a row says, None for nothing; raises Unclear, BadCell or Open."""
        raise NotImplementedError

    def is_new(self, item: Item) -> bool:
        raise NotImplementedError

    def is_same(self, item: Item) -> bool:
        """Is it so in the store already? Asked of what is not new."""
        raise NotImplementedError

    async def apply(self, items: Sequence[Item], *, by: Person | None, at: datetime) -> None:
        """Make it so."""
        raise NotImplementedError


def cell(
    record: Record, column: str, read: Callable[[str], T | None], key: ProblemKey, **by_default: T
) -> T:
    """What a cell means; an empty one means what it means by default."""
    text = record.cells.get(column, "")
    if not text and "empty" in by_default:
        return by_default["empty"]
    found = read(text)
    if found is None:
        raise BadCell(column, key, text)
    return found


def plan_rows(kind: Kind[Any], plan: Plan, records: tuple[Record, ...]) -> None:
    """Read every row, and sort it by what it would do."""
    seen: dict[Any, int] = {}
    for record in track(records, "comparing"):
        try:
            item = kind.read(record)
        except Unclear as reason:
            column = kind.column_of.get(reason.key, kind.names)
            value = record.cells.get(column, "")
            plan.problems.append(Problem(record.line, reason.key, column, value))
            continue
        except BadCell as bad:
            plan.problems.append(Problem(record.line, bad.key, bad.column, bad.value))
            continue
        except Open as unsaid:
            plan.questions.append(unsaid.question)
            continue
        if item is None:
            plan.same += 1
            continue
        if seen.setdefault(item.key, record.line) != record.line:
            value = record.cells.get(kind.names, "")
            plan.problems.append(Problem(record.line, ProblemKey.SAID_TWICE, kind.names, value))
        elif kind.is_new(item):
            plan.new.append(item)
        elif kind.is_same(item):
            plan.same += 1
        else:
            plan.changed.append(item)
