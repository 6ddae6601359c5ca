"""What the other program calls what we have: its sourced ids, each beside ours."""

import hashlib
import re
from collections.abc import Container, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from sqlmodel import Field, SQLModel, col, select

from models.base import Session
from models.installation import Installation, here


class SourcedKind(StrEnum):
    ORG = "org"
    USER = "user"
    CLASS = "class"
    LEARNS = "learns"  # an enrollment of a student
    TEACHES = "teaches"  # an enrollment of a teacher
    CATEGORY = "category"


class Sourced(SQLModel, table=True):
    """One row of another program. `thing_id` is a school or a course, as its kind has it.

    Tasks and marks carry their sourced ids themselves, in `key`.
    """

    kind: SourcedKind = Field(primary_key=True)
    sourced_id: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    thing_id: int | None = None
    weight: float | None = None  # of a category: what each of its tasks weighs


class Kept(NamedTuple):
    """A row of `Sourced`, without the machinery."""

    kind: SourcedKind
    sourced_id: str
    person_id: int | None = None
    thing_id: int | None = None
    weight: float | None = None


KEY = "oneroster:"  # before a sourced id in the key of a task or a mark


class Remembered:
    """What is known by another program's ids, and by those that we gave out ourselves."""

    def __init__(self, rows: Mapping[SourcedKind, Mapping[str, Kept]], mine: str) -> None:
        self.rows, self.mine = rows, mine
        self.there: Mapping[SourcedKind, Container[int]] = {}  # our numbers that somebody has
        self._own = re.compile(rf"{mine}-([a-z]+)-(\d+)(?:-(\d+))?")

    def get(self, kind: SourcedKind, id: str) -> Kept | None:
        found = self.rows[kind].get(id)
        numbers = () if found else self.own(kind, id)
        if numbers and (kind not in self.there or numbers[0] in self.there[kind]):
            person = numbers[0] if kind in PEOPLE else None
            thing = numbers[-1] if kind is not SourcedKind.USER else None
            return Kept(kind, id, person, thing)
        return found

    def own(self, kind: str, id: str) -> tuple[int, ...]:
        """Our numbers in an id of ours of this kind, none in anybody else's."""
        if not self.mine or not id.startswith(self.mine):
            return ()
        found = self._own.fullmatch(id)
        if found is None or found[1] != kind:
            return ()
        return tuple(int(number) for number in found.groups()[1:] if number)

    def told(self, kind: str, *numbers: int | str) -> str:
        """The id under which we give out what came from nowhere else."""
        return "-".join([self.mine, kind, *map(str, numbers)])


PEOPLE = (SourcedKind.USER, SourcedKind.LEARNS, SourcedKind.TEACHES)


async def remembered(session: Session) -> Remembered:
    """Everything that came from another program, by kind and sourced id."""
    columns: Any = (
        *(col(Sourced.kind), col(Sourced.sourced_id), col(Sourced.person_id)),
        *(col(Sourced.thing_id), col(Sourced.weight)),
    )
    found: dict[SourcedKind, dict[str, Kept]] = {kind: {} for kind in SourcedKind}
    for row in await session.exec(select(*columns)):
        found[row.kind][row.sourced_id] = Kept(*row)
    known = await session.get(Installation, 1)
    return Remembered(found, _prefix(known) if known else "")


async def remembered_for_good(session: Session) -> Remembered:
    """The same, in a transaction that may give out ids of ours."""
    await here(session)
    await session.flush()
    return await remembered(session)


def _prefix(known: Installation) -> str:
    """What our own ids begin with: no two installations have it in common."""
    return "tutorbot-" + hashlib.sha256(f"oneroster {known.salt}".encode()).hexdigest()[:8]
