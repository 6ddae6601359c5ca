"""How long somebody waits for a button, at twenty taps a second: the table of `make bench` says."""

import asyncio
import re
import sys

import pytest

from tests.faults.figures import FULL, Promise

SLOWEST = 1500  # milliseconds, p99
READ = re.compile(r"^tutorbot: a read .* (?P<usual>[\d,]+) ms +(?P<slow>[\d,]+) ms$", re.MULTILINE)


@pytest.mark.skipif(not FULL, reason="measures for a minute: make faults")
async def test_a_button_is_answered(promise: Promise) -> None:
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks", "--quick", "--only", "taps"),
        stdout=asyncio.subprocess.PIPE,
    )
    printed = (await running.communicate())[0].decode()
    assert running.returncode == 0
    found = READ.search(printed)
    assert found is not None, printed
    usual, slow = (int(value.replace(",", "")) for value in found.groups())
    assert slow < SLOWEST
    promise("P21", f"a button is answered after {usual} ms, p99 {slow} ms, at 20 taps a second")
