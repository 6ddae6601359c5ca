"""Every story of the suite goes on: all it sent is pressed by many, and the switch is off.

The suite is played by a process of its own, with the plugin `tests.faults.sweep`, at the lowest
priority: it takes an hour. `OFTEN=1` presses less, `STORIES` names other tests to play.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.figures import FULL, Promise
from tests.source import ROOT

PLAYED = "tests --ignore=tests/faults --ignore=tests/emulator"
RUN = "-O -m pytest -q -p tests.faults.sweep -p no:cacheprovider --assert=plain -W ignore"


@pytest.mark.skipif(not FULL, reason="plays the whole suite twice: make faults")
def test_after_every_story_everybody_presses_everything(
    tmp_path: Path, promise: Promise, record_property: Callable[[str, object], None]
) -> None:
    told = tmp_path / "figures.json"
    tests = os.environ.get("STORIES", PLAYED).split()
    subprocess.run(
        ["nice", "-n", "19", sys.executable, *RUN.split(), "-o", "faulthandler_timeout=0", *tests],
        cwd=ROOT,
        env=os.environ | {"SWEEP": str(told)},
        check=False,  # stories fail with the switch off; what is judged are the oracles
    )
    found = json.loads(told.read_text(encoding="utf-8"))
    for name in ("table", "never", "early", "unpressed"):
        sys.stdout.write("\n".join([f"{name}:", *found[name], ""]))  # shown if it fails
    record_property("coverage", found["table"])
    assert found["wrongs"] == []
    played, closed = found["stories as written"], found["stories switched off"]
    kinds, never = found["kinds"], len(found["never"])
    promise(
        "P14",
        f"0 leaks, 0 deeds of the unentitled: {found['presses as written']:,} presses of "
        f"{found['buttons as written']:,} buttons after {played} stories ({kinds} kinds, {never} "
        f"that no story sends; {found['left']['as written']:,} presses of the same kinds left out, "
        f"{len(found['unpressed'])} stories not pressed)",
    )
    promise(
        "P14",
        f"0 leaks in {closed} stories switched off, of which {len(found['early'])} ended early, "
        f"and after the switch was thrown at the end of each: {found['presses thrown']:,} presses",
    )
