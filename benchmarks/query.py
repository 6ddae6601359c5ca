"""Part two: the progress query alone, beside the very same SQL in bare sqlite3."""

import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy import event

from benchmarks import school
from benchmarks.school import STUDENTS, Size
from benchmarks.table import Goal, Table
from models import progress
from models.store import Store

CHILDREN = 50  # spread over the school
WARM = 5

Statement = tuple[str, Any]


class Compared(NamedTuple):
    """Milliseconds for one child; `cpu` of all threads."""

    ours_wall: float
    ours_cpu: float
    bare_wall: float
    bare_cpu: float
    statements: int
    rows: int


async def measure(table: Table, file: Path, size: Size) -> None:
    """Print the price of one child's progress."""
    found = await compare(file, size)
    table.title("2. the progress query of one child", "wall", "CPU", "statements", "rows")
    counts = f"{found.statements}", f"{found.rows}"
    table.row("models/progress", f"{found.ours_wall:.2f} ms", f"{found.ours_cpu:.2f} ms", *counts)
    table.row(
        "the same SQL, sqlite3", f"{found.bare_wall:.2f} ms", f"{found.bare_cpu:.2f} ms", *counts
    )
    ratio = found.ours_cpu / found.bare_cpu
    by_wall = f"   by the wall {found.ours_wall / found.bare_wall:.1f}"
    table.goal("of bare sqlite3, processor time", ratio, Goal(10), by_wall, digits=1)


async def compare(file: Path, size: Size) -> Compared:
    """Ask for children all over the school, in both ways, in turns."""
    step = max(1, size.students // CHILDREN)
    children = [STUDENTS + n for n in range(1, size.students + 1, step)]
    store = school.opened(file)
    try:
        said = await _said(store, children)
        ours_wall, ours_cpu = await _timed(children, lambda child: _ours(store, child))
    finally:
        await store.close()
    with closing(sqlite3.connect(file)) as bare:
        counted = [len(bare.execute(*one).fetchall()) for one in said[children[0]]]
        bare_wall, bare_cpu = await _timed(children, lambda child: _bare(bare, said[child]))
    return Compared(ours_wall, ours_cpu, bare_wall, bare_cpu, len(counted), sum(counted))


async def _said(store: Store, children: list[int]) -> dict[int, list[Statement]]:
    """The SQL that SQLAlchemy says for each child."""
    said: dict[int, list[Statement]] = {child: [] for child in children}
    now: list[Statement] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        now.append((statement, parameters))

    engine = store.engines[0].sync_engine
    event.listen(engine, "before_cursor_execute", note)
    for child in children:
        await _ours(store, child)
        said[child] = [one for one in now if one[0].startswith("SELECT")]
        now.clear()
    event.remove(engine, "before_cursor_execute", note)
    return said


async def _ours(store: Store, child: int) -> None:
    async with store.reading() as session:
        await progress.of_student(session, child)


async def _bare(file: sqlite3.Connection, statements: list[Statement]) -> None:
    for statement, parameters in statements:
        file.execute(statement, parameters).fetchall()


async def _timed(children: list[int], ask: Callable[[int], Awaitable[None]]) -> tuple[float, float]:
    """The median on the wall, and the mean of processor time, both in milliseconds."""
    for child in children[:WARM]:
        await ask(child)
    walls, cpu = [], time.process_time()
    for child in children:
        began = time.perf_counter()
        await ask(child)
        walls.append(time.perf_counter() - began)
    spent = time.process_time() - cpu
    return 1000 * median(walls), 1000 * spent / len(children)
