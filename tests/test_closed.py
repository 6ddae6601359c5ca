"""PERSONAL_DATA_IN_CHAT=off: one round through the features, and nothing personal goes out.

`tests/faults/test_sweeps.py` plays every story of the suite so.
"""

import pytest

from models import outbox
from models.advice import Advice
from models.attendance import AttendanceState
from models.permissions import PERMISSIONS, Action
from models.progress import letters
from tests.conftest import School, peopled, running
from tests.gradebook import GradeBook
from tests.stores import Place
from ui.i18n import Translator


async def filled(closed: School) -> None:
    """A reason, a mark and an advice, with two notifications about them."""
    async with closed.writing() as session:
        book = GradeBook(session, closed)
        await book.attended("Алгебра", AttendanceState.EXCUSED, reason="Болит живот, страшно")
        await book.mark("Алгебра", 2, "диктант зимородок")
        given = Advice(
            student_id=closed.ids["liza"],
            author_id=closed.ids["anna"],
            text="Нужен тихий голос",
            at=closed.clock(),
            released_at=closed.clock(),
        )
        session.add(given)
        await session.flush()
        mama = closed.ids["mama"]
        outbox.notify(session, mama, "advice-given", given.id, at=closed.clock())
        outbox.notify(session, mama, letters.KIND, mama, at=closed.clock())


async def test_nothing_personal_leaves_a_closed_school(closed: School) -> None:
    """The oracles read every call: here nobody is somebody who may read it."""
    await filled(closed)
    commands = ("/progress", "/advice", "/redo", "/gradebook", "/mydata", "/consent", "/today")
    for key in ("mama", "liza", "anna", "dmitry"):
        for command in commands:
            await closed.actors[key].sends(command)
    await closed.passes(days=3)
    assert closed.oracles.leaks == []


@pytest.mark.parametrize("way", ["notification", "screen"])
async def test_what_tells_all_the_same_is_seen(
    way: str, place: Place, words: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mother may read it anywhere else: only the switch forbids it."""
    leaks: list[str] = []

    async def told() -> None:
        async with running(place, words, personal_data_in_chat=False) as bare:
            closed = await peopled(bare)
            if way == "screen":
                row = PERMISSIONS[Action.SEE_ADVICE]._replace(personal=False)
                monkeypatch.setitem(PERMISSIONS, Action.SEE_ADVICE, row)
            closed.app.delivery.composer.personal = way == "notification"
            await filled(closed)
            await closed.mama.sends("/advice")
            leaks.extend(closed.oracles.leaks)

    with pytest.raises(AssertionError):
        await told()
    assert any("advice" in leak for leak in leaks)
