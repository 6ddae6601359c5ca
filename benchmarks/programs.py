"""The programs that are measured, each in a process of its own: ours and the bare frameworks."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.school import ZONE
from benchmarks.wire import Wire

PEERS = Path(__file__).parent / "peers"
ROOT = PEERS.parent.parent
TOKEN = "42:BENCH"
OURS = "tutorbot"
CALM_DOWN = 10.0  # seconds to end by itself
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Program:
    """A way to start a bot. `missing` says why it can't be measured here."""

    name: str
    command: tuple[str, ...]
    told: dict[str, str] = field(default_factory=dict)
    missing: str = ""


def ours(store: str, **told: str) -> Program:
    """The whole program on this store: inbox, rights, words, outbox."""
    known = {"DATABASE_URL": store, "SCHOOL_ZONE": ZONE, "LOG_LEVEL": "ERROR"}
    known |= {"BACKUP_MINUTES": "0"}
    return Program(OURS, (sys.executable, "-m", "bot", "run"), known | told)


AIOGRAM = Program("aiogram", (sys.executable, str(PEERS / "bare_aiogram.py")))


def peers() -> list[Program]:
    """The bare frameworks, aiogram first."""
    return [
        AIOGRAM,
        _python("python-telegram-bot", "telegram", "bare_telegram_bot.py"),
        _python("pyTelegramBotAPI", "telebot", "bare_telebot.py"),
        _grammy(),
    ]


def _python(name: str, package: str, script: str) -> Program:
    missing = "" if find_spec(package) else "not installed"
    return Program(name, (sys.executable, str(PEERS / script)), missing=missing)


def _grammy() -> Program:
    """Node's grammY, if GRAMMY names a folder with it in its node_modules."""
    folder, node = os.environ.get("GRAMMY", ""), shutil.which("node")
    there = node and folder and (Path(folder) / "node_modules" / "grammy").is_dir()
    command = (node or "node", str(PEERS / "bare_grammy.mjs"))
    return Program("grammY", command, {"GRAMMY": folder}, "" if there else "not installed")


class Running:
    """A process, and what it has used so far."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def cpu(self) -> float:
        """Seconds of processor time, all threads; 0 where the system doesn't say."""
        return self._ticks(11, 12)

    def ended(self) -> float:
        """Seconds of processor time of its children that have ended."""
        return self._ticks(13, 14)

    def _ticks(self, *fields: int) -> float:
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        found = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return sum(int(found[field]) for field in fields) / _TICK

    def memory(self) -> float:
        """MB that are resident now; 0 where the system doesn't say."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        found = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
        return int(found[0]) / 1024 if found else 0.0


@asynccontextmanager
async def running(program: Program, telegram: Wire) -> AsyncIterator[Running]:
    """The program as anybody would start it, talking to this Telegram; ended with the block."""
    told = {"BOT_TOKEN": TOKEN, "TELEGRAM_API": telegram.url, "PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(
        *program.command,
        env=os.environ | told | program.told,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Linux shares processors out by session (autogroup): in ours, all of them would have one
        # share together, and two of them no more of a busy machine than one.
        start_new_session=True,
    )
    try:
        yield Running(process.pid)
    finally:
        died = process.returncode
        await _end(process)
        if died is not None:
            raise RuntimeError(f"{program.name} has ended by itself, with {died}")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(CALM_DOWN):
                await process.wait()
        except TimeoutError:
            process.kill()
    await process.wait()
