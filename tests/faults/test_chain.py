"""A byte of the audit log is changed, any byte of any row, and the chain says where.

Three bytes in the quick tier, 500 with `FAULTS=full`; `SEED=7` plays a failure again.
"""

import random
import sys

import pytest

from tests.conftest import School
from tests.faults import figures
from tests.faults.figures import FULL, Promise
from tests.test_audit import checked, meddle, writes

BYTES, ROWS = (500, 50) if FULL else (3, 5)
GUARDED = ("at", "person_id", "role", "action", "kind", "thing_id", "decision", "previous", "hash")


def changed(value: object, dice: random.Random) -> object:
    """The same but for one letter, or one unit."""
    if isinstance(value, int):
        return value + 1
    text = str(value)
    place = dice.randrange(len(text))
    return text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]


@pytest.mark.sqlite
async def test_any_byte_that_is_changed_breaks_the_chain(school: School, promise: Promise) -> None:
    seed = figures.seed()
    sys.stdout.write(f"SEED={seed}\n")  # shown if it fails
    dice = random.Random(seed)
    await writes(school, ROWS)
    whole = await checked(school)
    for _ in range(BYTES):
        row, column = dice.randrange(1, ROWS + 1), dice.choice(GUARDED)
        [(was,)] = school.oracles.witness.rows(f"SELECT {column} FROM audit WHERE id = {row}")
        for value in (changed(was, dice), was):
            await meddle(school, f"UPDATE audit SET {column} = {value!r} WHERE id = {row}")
            found = await checked(school)
            assert found.broken == (None if value == was else row), (column, was, value)
    assert await checked(school) == whole
    promise("P20", f"{BYTES} of {BYTES} changed bytes found, each in its row (SEED={seed})")
