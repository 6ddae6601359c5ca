"""What the tests have reached: `python -m tests.covered FILE` reads Slipcover's report as JSON."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

FLOORS = {"models": 90, "bot": 90, "handlers": 90}  # percent of lines; the others are only shown
# Where a branch that no test takes could cost a message or show a child to a stranger.
WHOLE = (
    "bot/receiver.py",
    "models/consents.py",
    "models/erasure/",
    "models/invitations/",
    "models/outbox/",
    "models/permissions/",
)


def main(report: Path) -> int:
    """Print the lines that no test has reached, then room by room how many were; 1 if too few.

    In `WHOLE` every branch has to be taken as well.
    """
    files: dict[str, dict[str, Any]] = json.loads(report.read_text())["files"]
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, file in sorted(files.items()):
        if missing := file["missing_lines"]:
            print(f"{name}: {_ranges(missing)}")
        count = rooms[name.split("/")[0]]
        count[0] += len(file["executed_lines"])
        count[1] += len(missing)
    shares = {room: 100 * hit / (hit + missed) for room, (hit, missed) in rooms.items()}
    for room, share in shares.items():
        floor = f" (at least {FLOORS[room]})" if room in FLOORS else ""
        print(f"coverage of {room}: {share:.0f} %{floor}")
    untaken = {name: _untaken(file) for name, file in files.items() if name.startswith(WHOLE)}
    unmeasured = [part for part in WHOLE if not any(n.startswith(part) for n in untaken)]
    for name in unmeasured:
        print(f"{name}: nothing was measured")
    for name, branches in sorted(untaken.items()):
        if branches:
            print(f"{name}: branches that no test takes: {', '.join(branches)}")
    few = any(shares.get(room, 0) < floor for room, floor in FLOORS.items())
    return int(few or bool(unmeasured) or any(untaken.values()))


def _untaken(file: dict[str, Any]) -> list[str]:
    """12→14 and so on; →0 leaves the function. KeyError if branches were not counted."""
    return [f"{start}→{end}" for start, end in file["missing_branches"]]


def _ranges(lines: list[int]) -> str:
    """12-14, 20 and so on."""
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
