"""PERSONAL_DATA_IN_CHAT=off: one round through the features, and nothing personal goes out."""

from models import outbox
from models.advice import Advice
from models.attendance import AttendanceState
from models.progress import letters
from tests.conftest import School
from tests.gradebook import GradeBook

SECRETS = ("зимородок", "живот", "тихий голос")


async def test_nothing_personal_leaves_a_closed_school(closed: School) -> None:
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
    commands = ("/progress", "/advice", "/redo", "/gradebook", "/mydata", "/consent", "/today")
    for key in ("mama", "liza", "anna", "dmitry"):
        for command in commands:
            await closed.actors[key].sends(command)
    await closed.passes(days=3)
    said = [str(call.args) for call in closed.telegram.calls()]
    assert [one for one in said if any(secret in one for secret in SECRETS)] == []
