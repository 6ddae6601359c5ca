"""`python -m benchmarks.importing FILE ...`: the command `import`, and then what it has cost."""

import resource
import sys
import time
from pathlib import Path

import typer

from bot.__main__ import cli


def main() -> int:
    """Runs it; the last line on stderr is its seconds of processor time and its peak in KB."""
    try:
        code = cli(["import", *sys.argv[1:]], standalone_mode=False)
    except typer.Exit as ended:
        code = ended.exit_code
    print(time.process_time(), peak(), file=sys.stderr)
    return int(code or 0)


def peak() -> int:
    """The most memory that this process has held, in KB; what began it does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = status.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


if __name__ == "__main__":
    sys.exit(main())
