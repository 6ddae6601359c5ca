"""`make bench`: one table, its ratios measured in one run; `ARGS=--quick` for its quick form."""

import shutil
import tempfile
import time
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from benchmarks import masses, start, taps
from benchmarks.masses import Size
from benchmarks.table import Table, machine

PARTS = ("taps", "start")
LARGE, SMALL = Size(32_000), Size(3_200)


class Run:
    """One run of the benchmarks: its table, its folder, its schools."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.table, self.folder, self.quick = Table(), folder, quick
        self.at = datetime.fromtimestamp(time.time(), UTC)
        self.size = SMALL if quick else LARGE

    def school(self, size: Size) -> Path:
        """A school of this size that whoever asks may change."""
        kept = self.folder / f"{size.students}-{size.marks}.db"
        if not kept.exists():
            masses.build(kept, size, at=self.at)
        copy = self.folder / "school.db"
        for end in ("", "-wal", "-shm", ".erasures"):
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        return Path(shutil.copy(kept, copy))


async def measure(run: Run, parts: list[str]) -> None:
    """Print each figure as soon as it is known."""
    began = time.perf_counter()
    print(f"tutorbot, {run.at:%Y-%m-%d %H:%M} UTC\n{machine()}")
    print("Each bot in a process of its own, people and Telegram in another, HTTP over loopback.")
    if "taps" in parts:
        rounds = taps.QUICK if run.quick else taps.FULL
        await taps.measure(run.table, run.school(run.size), run.size, rounds, run.at)
    if "start" in parts:
        await start.measure(run.table, run.school(run.size), run.size, times=2 if run.quick else 5)
    met = run.table.met
    print(f"\n{sum(met)} of {len(met)} goals met; it took {time.perf_counter() - began:.0f} s")


def arguments() -> Namespace:
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the school, in a minute")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="these parts")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        uvloop.run(measure(Run(Path(scratch), quick=given.quick), given.only))
