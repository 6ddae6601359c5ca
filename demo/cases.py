"""A hard case of the demo school: the tutor has asked the psychologist, and has an answer."""

from datetime import datetime, timedelta

from sqlmodel import delete

from demo.families import DASHA
from demo.past import NOTIFICATIONS, NOWHERE
from demo.school import PSYCHOLOGIST, TUTOR, Worker
from models import cases, posts
from models.base import Session
from models.people import Person, Role

DAY = timedelta(days=1)
WORRY = (
    "После каникул Даша почти не включает камеру и отвечает односложно. Работы сдаёт. "
    "С чего лучше начать разговор?"
)
ADVICE = (
    "Спасибо, что написали. Спросите её один на один, что сейчас самое трудное, и просто "
    "выслушайте. Расскажите потом, что услышите: решим вместе."
)
SAID: tuple[tuple[Worker, str, timedelta], ...] = (
    (TUTOR, WORRY, 2 * DAY),
    (PSYCHOLOGIST, ADVICE, DAY),
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """What was said has been read; the decision is still to be written down."""
    tutor, asked = everybody[TUTOR.name], everybody[PSYCHOLOGIST.name]
    case = await cases.open_with(
        session, everybody[DASHA.name], Role.PSYCHOLOGIST, asked.id, by=tutor, at=at - 2 * DAY
    )
    for worker, text, ago in SAID:
        by = everybody[worker.name]
        post = await posts.write(session, by.id, text, [], length=len(text))
        await cases.say(
            session, case, post, by=by, at=at - ago, chat_id=worker.account, message_id=NOWHERE
        )
    await session.flush()
    await session.exec(delete(NOTIFICATIONS).where(NOTIFICATIONS.c.kind == cases.SAID))
