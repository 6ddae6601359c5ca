"""`make bench`: one table, its ratios measured in one run; `ARGS=--quick` for its quick form."""

import shutil
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from benchmarks import broadcast, faq, growth, imports, memory, query, replicas, school, start, taps
from benchmarks.school import Size
from benchmarks.table import Table, machine

PARTS = ("taps", "query", "broadcast", "start", "growth", "import", "replicas")
BRIEF = PARTS[:5]  # of the quick form, which is to fit into about a minute
LARGE, SMALL = Size(32_000), Size(3_200)


class Run:
    """One run of the benchmarks: its table, its folder, its schools."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.table, self.folder, self.quick = Table(), folder, quick
        self.at = datetime.fromtimestamp(time.time(), UTC)
        self.size = SMALL if quick else LARGE

    def fresh(self, size: Size) -> Path:
        """A school of this size that whoever asks may change."""
        kept = self.folder / f"{size.students}-{size.marks}.db"
        if not kept.exists():
            school.build(kept, size, at=self.at)
        copy = self.folder / "school.db"
        for end in ("", "-wal", "-shm", ".erasures"):
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        return Path(shutil.copy(kept, copy))


async def measure(run: Run, parts: Sequence[str]) -> None:
    """Print each figure as soon as it is known."""
    began = time.perf_counter()
    table, quick = run.table, run.quick
    print(f"tutorbot, {run.at:%Y-%m-%d %H:%M} UTC\n{machine()}")
    print("Each bot in a process of its own, people and Telegram in another, HTTP over loopback.")
    if "taps" in parts:
        rounds = taps.QUICK if quick else taps.FULL
        await taps.measure(table, run.fresh(run.size), run.size, rounds, run.at)
    if "query" in parts:
        await query.measure(table, run.fresh(run.size), run.size)
        await faq.measure(table, run.fresh(run.size))
    if "broadcast" in parts:
        lasting = broadcast.QUICK if quick else broadcast.FULL
        await broadcast.measure(table, run.fresh, lasting, run.at)
    if "start" in parts:
        await start.measure(table, run.fresh(run.size), run.size, times=1 if quick else 3)
        long = memory.QUICK if quick else memory.FULL
        await memory.measure(table, run.fresh(run.size), run.size, long)
    if "growth" in parts:
        await growth.measure(table, run.fresh, 2.0, run.at, whole=not quick)
    if "import" in parts:
        await imports.measure(table, run.folder, run.at, quick=quick)
    if "replicas" in parts:
        seconds = replicas.QUICK if quick else replicas.FULL
        await replicas.measure(table, run.fresh(replicas.SIZE), seconds, run.at)
    print(f"\n{sum(table.met)} of {len(table.met)} goals met", end="; ")
    print(f"it took {time.perf_counter() - began:.0f} s; {machine().partition('; ')[2]}")


def arguments() -> Namespace:
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the school, in a minute")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="these parts")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        parts = given.only or (BRIEF if given.quick else PARTS)
        uvloop.run(measure(Run(Path(scratch), quick=given.quick), parts))
