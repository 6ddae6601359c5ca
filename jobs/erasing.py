"""Erasures on their way: told, listed beside the store, carried out, their traces overwritten.

The list is a file that only grows: a number and a moment a line, and which installation they are
of. It is written before the rows go, so that no backup is restored without it.
"""

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from models import erasure
from models.erasure import Erased, ErasureState
from models.store import Store

log = logging.getLogger(__name__)


def listed(path: Path) -> list[Erased]:
    """What stands in the list; a line that a crash has cut short is left out."""
    if not path.exists():
        return []
    whole = [line.split(" ") for line in path.read_text(encoding="ascii").splitlines()]
    return [
        Erased(installation, int(person_id), datetime.fromisoformat(at))
        for installation, person_id, at, end in (line for line in whole if len(line) == 4)
        if end == "."
    ]


def note(path: Path, line: Erased) -> None:
    """Add a line; returns when it is on disk."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(file, "a", encoding="ascii") as paper:
        paper.write(f"{line.installation} {line.person_id} {line.at.isoformat()} .\n")
        paper.flush()
        os.fsync(paper.fileno())


async def erase(store: Store, clock: Callable[[], datetime], path: Path | None) -> None:
    """Bring every approved erasure one stage further."""
    async with store.reading() as session:
        waiting = await erasure.approved(session) or await erasure.ready(session, at=clock())
        unscrubbed = await erasure.scrubbed(session)
    if not waiting and not unscrubbed:
        return
    async with store.writing() as session:
        await erasure.begin(session, at=clock())
    async with store.writing() as session:
        here = await erasure.installation(session)
        for one in await erasure.ready(session, at=clock()):
            at = clock()
            if path is not None:
                await asyncio.to_thread(note, path, Erased(here, one.person_id, at))
            await erasure.carry_out(session, one, at=at)
    await _scrub(store)


async def reapply(store: Store, path: Path | None) -> int:
    """After a backup was restored: erase again whoever is on the list; returns how many."""
    lines = await asyncio.to_thread(listed, path) if path is not None else []
    async with store.writing() as session:
        # A store knows who it is before the first backup is made of it.
        await erasure.installation(session)
        again = await erasure.reapply(session, lines)
    if again:
        log.warning("%d erasures made again: the store is an older one", again)
        await _scrub(store)
    return again


async def _scrub(store: Store) -> None:
    """Leave nothing of what was erased in the log beside the store; the next tick asks again."""
    async with store.reading() as session:
        waiting = await erasure.scrubbed(session)
    if waiting and await store.scrub():
        async with store.writing() as session:
            for one in await erasure.scrubbed(session):
                one.state = ErasureState.DONE
                session.add(one)
