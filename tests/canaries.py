"""A row about somebody in every table of the store, each with words found nowhere else."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Column, Table, insert
from sqlmodel import SQLModel

from models import audit
from models.audit import Asked
from models.base import Session, UtcDateTime
from models.people import Guardianship, Kin, Person, Role
from models.permissions import Action
from models.registry import REGISTRY, Declared

DAWN = datetime(2031, 3, 1, 6, tzinfo=UTC)
CHAINED = "audit"  # which takes rows at its end only
LETTER = {"weekday": 3, "hour": 18}  # numbers that mean something to whoever reads them


@dataclass
class Canaries:
    """What was put where: values by table and column. `tag` makes the words one's own."""

    person: Person
    tag: str
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    count: int = 0

    def text(self, table: str, column: str) -> str:
        return f"Кнр{self.tag}{table}{column}".replace("_", "")

    def words(self, *tables: str) -> set[str]:
        """Everything that can be looked for in a file, of these tables or of all."""
        return {
            value.decode() if isinstance(value, bytes) else value
            for table, row in self.rows.items()
            for value in row.values()
            if (not tables or table in tables)
            and isinstance(value, str | bytes)
            and not isinstance(value, Enum)
        }


async def put(
    session: Session, person: Person, tag: str, others: Person, *, start: int
) -> Canaries:
    """Fill every table with one row of this person; `others` wrote what is not theirs.

    Ids begin at `start`. Enumerations get their last member: nothing here is still to be done.
    """
    made = Canaries(person, tag, count=start)
    made.rows["person"] = {"id": person.id}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in REGISTRY or table.name in ("person", "installation", CHAINED):
            continue
        row = {c.name: _value(made, REGISTRY[table.name], c, others) for c in table.columns}
        made.rows[table.name] = row
        await session.exec(insert(table).values(**row))
    asked = Asked(Action.SEE_MY_DATA, person.id, made.text(CHAINED, "role"))
    await session.exec(audit.allowed(asked, at=DAWN, reason=made.text(CHAINED, "reason")))  # type: ignore[call-overload]
    made.rows[CHAINED] = {
        "at": DAWN,
        "role": asked.role,
        "action": asked.action,
        "decision": audit.Decision.ALLOW,
        "reason": made.text(CHAINED, "reason"),
    }
    return made


async def two_students(
    session: Session, mother_id: int, author_id: int
) -> tuple[Canaries, Canaries]:
    """Two students with a row in every table each; the mother answers for the first."""
    author = await session.get_one(Person, author_id)
    made = []
    for number, name in enumerate(("Зюзя", "Бубенчик"), 1):
        child = Person(
            name=f"{name} Тестова", called=name, zone="Asia/Omsk", telegram_id=777_000_111 + number
        )
        session.add(child)
        await session.flush()
        made.append(await put(session, child, "АБ"[number - 1], author, start=number * 10_000))
    child_id = made[0].person.id
    session.add(Guardianship(guardian_id=mother_id, student_id=child_id, kin=Kin.MOTHER))
    return made[0], made[1]


def _value(made: Canaries, declared: Declared, column: Column[Any], others: Person) -> Any:
    """The person where the column leads to them, their own rows where it leads to others."""
    made.count += 1
    ways = {way.column: way for way in declared.of}
    if column.name in ways and ways[column.name].telegram:
        return made.person.telegram_id
    for key in column.foreign_keys:
        target: Table = key.column.table
        if target.name == "person":
            mine = column.name in ways and column.name != "guardian_id"
            return made.person.id if mine else others.id
        return made.rows[target.name]["id"] if target.name in made.rows else None
    return _plain(made, declared.name, column)


def _plain(made: Canaries, table: str, column: Column[Any]) -> Any:
    """Some value of the column's type that is nowhere else, as far as there are so many."""
    number, kind = made.count, column.type.python_type
    if (table, column.name) == ("role_grant", "role"):
        return Role.STUDENT
    if column.name in LETTER:
        return LETTER[column.name]
    if issubclass(kind, Enum):
        return list(kind)[-1]
    if kind is bool:
        return True
    if isinstance(column.type, UtcDateTime) or kind is datetime:
        return DAWN + timedelta(minutes=number)
    if kind is date:
        return DAWN.date() + timedelta(days=number)
    if kind is time:
        return time(number % 24, number % 60)
    if kind in (int, float):
        return kind(number)
    if isinstance(column.type, JSON):
        return [number]
    text = made.text(table, column.name)
    return text.encode() if kind is bytes else text


def in_json(value: Any) -> Any:
    """The same value as a file of JSON gives it back."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return json.loads(json.dumps(value))
