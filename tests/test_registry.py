"""The registry of personal data: every column of the store is declared, and nothing else."""

import sqlite3
from pathlib import Path

import pytest

from models.registry import REGISTRY, Declared, Erase, Export, of_person
from models.registry.terms import read

OURS = "alembic_version"  # a table of the migrations' own


def schema(store: Path) -> dict[str, set[str]]:
    """What the store really has, asked of the file and not of the models."""
    with sqlite3.connect(store) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if name != OURS and not name.startswith("sqlite_")
        ]
        columns = {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info('{name}')")}
            for name in tables
        }
    connection.close()
    return columns


def differs(real: dict[str, set[str]], declared: dict[str, Declared]) -> set[str]:
    """Columns that are there and not declared, and columns that are declared and not there."""
    stands = {f"{table}.{column}" for table, columns in real.items() for column in columns}
    said = {f"{d.name}.{column.name}" for d in declared.values() for column in d.columns}
    return stands ^ said


def test_every_column_of_the_store_is_declared(empty_store: Path) -> None:
    real = schema(empty_store)
    assert len(real) > 40
    assert differs(real, REGISTRY) == set()


def test_a_new_column_and_one_that_is_gone_are_both_found(
    empty_store: Path, tmp_path: Path
) -> None:
    real = schema(empty_store)
    real["person"].add("birthday")
    real["mark"].remove("what_for")
    assert differs(real, REGISTRY) == {"person.birthday", "mark.what_for"}


@pytest.mark.parametrize(
    "block",
    [
        "x\n  of -\n  erase keep\n  C1 inner id",  # stays without a reason
        "x\n  of -\n  erase delete: why\n  C1 inner id",
        "x\n  of -\n  erase burn\n  C1 inner id",
        "x\n  of -\n  erase delete\n  C1 inner id\n  C2 told id",
        "x\n  of -\n  erase delete\n  C1 shown id",
        "x\n  of -\n  erase delete\n  C1 inner id\n\nx\n  of -\n  erase delete\n  C1 inner id",
    ],
)
def test_a_block_that_is_not_written_as_it_should_be_stops_the_start(block: str) -> None:
    with pytest.raises(ValueError, match=r"x:|twice|not a valid"):
        read(block)


def test_whatever_refers_to_a_person_says_so() -> None:
    """Each foreign key to a person is the way to them, or is told by name, or kept from others."""
    for declared in REGISTRY.values():
        ways = {way.column for way in declared.of}
        treated = {column.name: column.export for column in declared.columns}
        for column in declared.table.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                told = treated[column.name] in (Export.NAMED, Export.OTHERS)
                assert column.name in ways or told, f"{declared.name}.{column.name}"


def test_what_is_personal_is_somebodys_and_has_its_time() -> None:
    """Classes above C1 stand only in tables that lead to a person; each says how long it stays."""
    for declared in REGISTRY.values():
        personal = any(column.kind in ("C2", "C3", "C4") for column in declared.columns)
        assert declared.of or not personal, declared.name
        assert bool(declared.until) is bool(declared.of), declared.name


def test_what_stays_after_an_erasure_is_nobodys() -> None:
    """Whatever is about learning, contacts or health goes, or is blank, or hangs on what goes."""
    for declared in REGISTRY.values():
        if declared.erase is Erase.KEEP:
            kinds = {column.kind for column in declared.columns}
            assert kinds <= {"C0", "C1", "C5"}, declared.name


def test_what_goes_takes_along_what_refers_to_it() -> None:
    """No row that stays may point to one that is deleted."""
    gone = {d.name for d in of_person() if d.erase is Erase.DELETE}
    for declared in REGISTRY.values():
        for column in declared.table.columns:
            for key in column.foreign_keys:
                if key.column.table.name in gone:
                    assert declared.name in gone, f"{declared.name}.{column.name}"
