"""`make bench`: a table of plain numbers and the machine they are true of, in under a minute."""

import asyncio
import os
import platform
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import bulk, taps
from benchmarks.taps import Pace


def machine() -> str:
    """What the numbers were measured on."""
    about = Path("/proc/cpuinfo")
    models = [
        line.partition(":")[2].strip()
        for line in (about.read_text(encoding="utf-8").splitlines() if about.exists() else [])
        if line.startswith("model name")
    ]
    processor = models[0] if models else platform.machine()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()}, {os.cpu_count()} x {processor}{load}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def row(what: str, *numbers: str) -> None:
    print(f"{what:<46}" + "".join(f"{number:>16}" for number in numbers))


def paces(what: str, pace: Pace) -> None:
    per_second = f"{pace.per_second:.0f} a second"
    row(what, per_second, f"p50 {pace.p50:.0f} ms", f"p99 {pace.p99:.0f} ms", f"{pace.taps} taps")


async def measure() -> None:
    """Print each number as soon as it is known."""
    began = time.perf_counter()
    print(f"tutorbot, {datetime.fromtimestamp(time.time(), UTC):%Y-%m-%d}\n{machine()}\n")
    print("The bot in one process, the emulator and its people in another, HTTP over loopback;")
    print(f"{taps.AT_ONCE} people at once, each waits for the answer before tapping again.\n")
    with tempfile.TemporaryDirectory() as folder:
        measured = await taps.measure(Path(folder))
        row("start of the process to the first answer", f"{measured.first_answer:.1f} s")
        paces("a read: a student's week", measured.read)
        paces("a read, nobody else there", measured.read_alone)
        paces("a write: a receipt", measured.write)
        paces("a write, nobody else there", measured.write_alone)
        told = await bulk.publish(Path(folder))
        row(f"a publication to {told.addressees:,} people", f"{told.seconds:.2f} s")
        imported = await bulk.import_lessons(Path(folder))
        row(f"reading a file of {bulk.LESSONS} lessons", f"{imported.reading:.2f} s")
        row(f"importing {bulk.LESSONS} lessons", f"{imported.whole:.2f} s")
    print(f"\nall of it took {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    asyncio.run(measure())
