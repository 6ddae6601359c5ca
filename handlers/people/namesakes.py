"""Is it one of these? Asked before somebody of the same name is put on the lists once more."""

from collections.abc import Callable
from zlib import crc32

from aiogram.fsm.context import FSMContext

from handlers.people.callbacks import Newcomer, Stop
from models import archive, newcomers, rosters
from models.base import AccessDenied, Session
from models.people import Person
from ui import CallbackData, Row, Screen, button, offers, screen
from ui.people import standing_line


async def question(
    session: Session,
    me: Person,
    name: str,
    state: FSMContext,
    same: Callable[[Person], CallbackData],
    *,
    learner: bool,
) -> Screen | None:
    """Everybody who may be meant by this name, with what they are here; `same` says it is them.

    Whoever has left is among them, and can be brought back. The name waits in the dialog; another
    one may be typed instead. None: nobody of this name is known.
    """
    found = await newcomers.namesakes(session, me, name, learner=learner)
    left = await archive.namesakes(session, me, name)
    if not found and not left:
        return None
    rows: list[Row] = []
    for one in found:
        what = standing_line((await rosters.standings(session, one))[0])
        rows.append([button("people-is-same", same(one), name=one.name, what=what)])
    for departure in left:
        rows += offers(me, departure)
    rows.append([button("people-is-new", Newcomer(mark=_mark(name)))])
    rows.append([button("people-stop", Stop())])
    await state.update_data(name=name)
    return screen("people-namesakes", *rows, name=name, n=len(found) + len(left))


async def typed_before(state: FSMContext, said: Newcomer) -> str:
    """The name that the question was about; AccessDenied: another one has been typed since."""
    name = str((await state.get_data()).get("name", ""))
    if said.mark != _mark(name):
        raise AccessDenied
    return name


def _mark(name: str) -> int:
    return crc32(name.encode())
