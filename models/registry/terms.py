"""How the registry is written down, and how a declaration becomes a condition of SQL."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, false, or_, select
from sqlmodel import SQLModel

CLASSES = ("C0", "C1", "C2", "C3", "C4", "C5")


class Export(StrEnum):
    """What a person finds in the file about them; see the package."""

    TOLD = "told"
    CODE = "code"
    NAMED = "named"
    INNER = "inner"
    OTHERS = "others"
    SECRET = "secret"


class Erase(StrEnum):
    DELETE = "delete"
    LOOSE = "loose"
    BLANK = "blank"
    KEEP = "keep"


class Column(NamedTuple):
    """One column: its data class, and what the export does with it."""

    name: str
    kind: str
    export: Export


class Way(NamedTuple):
    """One column that leads to the person: by id, by Telegram id, or by way of another table."""

    column: str
    telegram: bool = False
    through: str | None = None


@dataclass(frozen=True)
class Declared:
    """One table. `until` is how long it is kept, `why` the reason where erasure leaves it."""

    name: str
    of: tuple[Way, ...]
    erase: Erase
    why: str
    until: str
    holds: tuple[str, ...]
    columns: tuple[Column, ...] = field(repr=False)

    @property
    def table(self) -> Table:
        return SQLModel.metadata.tables[self.name]

    @property
    def told(self) -> list[Column]:
        """What the export takes, in the order of the table."""
        taken = (Export.TOLD, Export.CODE, Export.NAMED)
        declared = {column.name: column for column in self.columns if column.export in taken}
        return [declared[c.name] for c in self.table.columns if c.name in declared]


def read(*pages: str) -> dict[str, Declared]:
    """The blocks of these pages by table. ValueError: a block is not written as it should be."""
    blocks = [block.splitlines() for page in pages for block in page.strip().split("\n\n")]
    found = [_block(name, [line.split(None, 1) for line in rest]) for name, *rest in blocks]
    if len({declared.name for declared in found}) < len(found):
        raise ValueError("a table is declared twice")
    return {declared.name: declared for declared in found}


def _block(name: str, lines: list[list[str]]) -> Declared:
    said = {word: rest for word, rest in lines if word not in CLASSES}
    columns = [
        Column(column, kind, Export(export))
        for kind, rest in lines
        if kind in CLASSES
        for export, *names in [rest.split()]
        for column in names
    ]
    erase, _, why = said["erase"].partition(": ")
    if (Erase(erase) is Erase.DELETE) is bool(why):
        raise ValueError(f"{name}: a reason is for what stays, and only for that")
    if len({column.name for column in columns}) < len(columns):
        raise ValueError(f"{name}: a column is declared twice")
    return Declared(
        name,
        tuple(_way(word) for word in said["of"].split() if word != "-"),
        Erase(erase),
        why,
        said.get("until", ""),
        tuple(said.get("holds", "").split()),
        tuple(columns),
    )


def _way(word: str) -> Way:
    column, _, through = word.partition(">")
    column, _, telegram = column.partition("@")
    return Way(column, bool(telegram), through or None)


def rows_of(
    registry: dict[str, Declared], name: str, person_id: int, telegram_id: int | None
) -> ColumnElement[bool]:
    """The condition under which a row of this table is about this person."""
    declared = registry[name]
    conditions: list[ColumnElement[bool]] = [false()]
    for way in declared.of:
        column: Any = declared.table.c[way.column]
        if way.through is not None:
            other = registry[way.through]
            theirs = rows_of(registry, way.through, person_id, telegram_id)
            conditions.append(column.in_(select(other.table.c.id).where(theirs)))
        elif not way.telegram:
            conditions.append(column == person_id)
        elif telegram_id is not None:
            conditions.append(column == telegram_id)
    return or_(*conditions)
