"""Faults: the table at the end of `make faults`."""

from typing import Any

from tests.faults import figures


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was measured, if this was a run to measure."""
    reports = [
        report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)
    ]
    rows = list(figures.of_reports(reports))
    if figures.FULL and rows:
        terminalreporter.section("promises, measured")
        for line in figures.table(rows):
            terminalreporter.line(line)
    for report in reports if figures.FULL else ():
        for name, lines in report.user_properties:
            if name == "coverage" and report.when == "call":
                terminalreporter.section(f"what {report.nodeid.rpartition('::')[2]} has covered")
                terminalreporter.write("\n".join([*lines, ""]))
