"""The privacy registry: of every column whose it is, who may see it, what becomes of it.

A table that is not declared here fails a test, and so does a declaration without a column. Export
and erasure read nothing but this, so what is declared is what they do.

A block names a table. `of` says which columns lead to the person it is about: the id of a person,
`x@telegram` a Telegram id, `x>table` whoever that row of the other table is about, `-` nobody.
`erase` is `delete`, `loose` (deleted once nothing that stays refers to it), `blank` (the row stays
with nothing in it) or `keep`, with the reason; `holds` are columns whose posts go with the row.
`until` says how long it is kept otherwise. Then the columns, each with its class:

C0 public, C1 known to a group, C2 about learning, C3 contact, C4 confidential, C5 security

and what the export does: `told`; `code`, told in the file for programs only; `named`, by the name
of the thing it points to; `inner`, a number of ours that means nothing elsewhere; `others`,
somebody else's; `secret`, never told.
"""

from models.registry import machine, people, studies, words
from models.registry.terms import Column, Declared, Erase, Export, read, rows_of

REGISTRY: dict[str, Declared] = read(people.TABLES, studies.TABLES, words.TABLES, machine.TABLES)

__all__ = ["REGISTRY", "Column", "Declared", "Erase", "Export", "of_person", "rows_of"]


def of_person() -> list[Declared]:
    """The tables that hold something about people, as the registry orders them."""
    return [declared for declared in REGISTRY.values() if declared.of]
