"""The unit for systemd agrees with the bot, and systemd itself with the unit."""

import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from bot import exit_codes, running
from jobs import scheduler
from tests.source import ROOT

UNIT = ROOT / "deploy" / "tutorbot.service"
PYTHON = "/opt/tutorbot/.venv/bin/python"
SEALED = ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictNamespaces")


@pytest.fixture(scope="module")
def unit() -> ConfigParser:
    parsed = ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read(UNIT, encoding="utf-8")
    return parsed


def test_what_a_restart_does_not_mend_is_not_restarted(unit: ConfigParser) -> None:
    codes = set(map(int, unit["Service"]["RestartPreventExitStatus"].split()))
    ours = {code for name, code in vars(exit_codes).items() if name.isupper()}
    assert codes == ours - {exit_codes.OK, exit_codes.TROUBLE}
    assert unit["Service"]["Restart"] == "always"


def test_systemd_is_more_patient_than_the_bot_is_slow(unit: ConfigParser) -> None:
    told = unit["Service"]
    assert (told["Type"], told["ExecStart"]) == ("notify", f"{PYTHON} -m bot run")
    assert int(told["WatchdogSec"]) > 3 * scheduler.EVERY
    assert int(told["TimeoutStopSec"]) > 2 * running.LONGEST_STOP


def test_the_bot_may_write_to_its_state_and_nowhere_else(unit: ConfigParser) -> None:
    told = unit["Service"]
    assert (told["ProtectSystem"], told["UMask"]) == ("strict", "0077")
    assert (told["StateDirectory"], told["StateDirectoryMode"]) == ("tutorbot", "0700")
    assert {name: told.get(name) for name in SEALED} == dict.fromkeys(SEALED, "yes")
    assert told["CapabilityBoundingSet"] == ""
    assert "ReadWritePaths" not in told


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    here = tmp_path / UNIT.name
    here.write_text(UNIT.read_text(encoding="utf-8").replace(PYTHON, sys.executable))
    command = ["systemd-analyze", "verify", str(here)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
