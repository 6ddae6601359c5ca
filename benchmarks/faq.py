"""Part two, too: what it costs to look for a question among a thousand that have been answered."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks import school
from benchmarks.school import GUARDIANS, TUTOR
from benchmarks.table import Goal, Table
from models import faq
from models.people import Person
from models.store import Store

ANSWERS, TIMES = 1_000, 40
THINGS = "ссылка расписание справка учебник камера пароль зачёт четверть оценка собрание кружок "
THINGS += "экскурсия каникулы документ перевод тетрадь вход запись звонок доска"
DOINGS = "взять найти получить заказать восстановить включить пересдать отменить продлить узнать"
PLACES = "алгебре физике истории географии химии биологии литературе музыке черчению экономике"
ASKED = "Здравствуйте! Подскажите, пожалуйста, как нам теперь получить справку по химии?"
INTO = """
INSERT INTO audience (id, author_id) VALUES (1000000, 1);
INSERT INTO audience_part (audience_id, kind, group_id, role)
    SELECT 1000000, 'ROLE', group_id, 'PARENT' FROM enrollment WHERE student_id = 1001;
"""


class Cost(NamedTuple):
    """Milliseconds: of the first question after a start, of the next ones, and processor time."""

    first: float
    wall: float
    cpu: float
    found: int


async def measure(table: Table, file: Path) -> None:
    fill(file, ANSWERS)
    cost = await look(file)
    table.title(f"2b. a question among {ANSWERS:,} answers", "first", "wall", "CPU")
    table.row("models/faq", *(f"{one:.2f} ms" for one in cost[:3]))
    table.goal("added to a family's question, processor time", cost.cpu, Goal(10, unit=" ms"))


def fill(file: Path, answers: int) -> None:
    """So many for the families of the first class, no two alike."""
    random = Random(7)
    words = [part.split() for part in (DOINGS, THINGS, PLACES)]
    asked = [" ".join(random.choice(part) for part in words) for _ in range(answers)]
    asked[0] = "получить справку по химии"
    rows = [(TUTOR, f"Как {one} {number}?", "Так.") for number, one in enumerate(asked)]
    with closing(sqlite3.connect(file)) as store:
        store.executescript(INTO)
        store.executemany(
            "INSERT INTO faq (author_id, audience_id, question, answer, state, since, helped)"
            " VALUES (?, 1000000, ?, ?, 'PUBLISHED', '2026-10-14', 0)",
            rows,
        )
        store.commit()


async def look(file: Path) -> Cost:
    """As a guardian of that class who has just written to the tutor."""
    store = school.opened(file)
    try:
        began = time.perf_counter()
        found = await _ask(store)
        first = time.perf_counter() - began
        walls, cpu = [], time.process_time()
        for _ in range(TIMES):
            began = time.perf_counter()
            await _ask(store)
            walls.append(time.perf_counter() - began)
        spent = (time.process_time() - cpu) / TIMES
    finally:
        await store.close()
    return Cost(1000 * first, 1000 * median(walls), 1000 * spent, found)


async def _ask(store: Store) -> int:
    async with store.reading() as session:
        guardian = await session.get_one(Person, GUARDIANS + 1)
        return len(await faq.similar(session, guardian, ASKED))
