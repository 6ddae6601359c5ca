"""Whom the demo's tutor has to call: an announcement did not reach two, and one says nothing."""

from datetime import datetime, timedelta

from sqlmodel import select, update

from demo.families import LIZA, TIMUR
from demo.past import NOTIFICATIONS
from demo.school import HORIZON, TUTOR
from models import announcements, audiences, call_list, receipts
from models.audiences import PartKind
from models.base import Session
from models.call_list import BestHours
from models.groups import Group
from models.people import Person, Role
from models.receipts import Reply

AGO = timedelta(days=2)
TEXT = (
    "В пятницу в 18:00 родительское собрание по видеосвязи: итоги месяца и осенние каникулы. "
    "Отметьте, пожалуйста, что прочитали."
)
MOTHER, FATHER = (guardian.name for guardian in TIMUR.guardians)
NUMBERS = {MOTHER: "+79000000001", FATHER: "+79000000002"}
SILENT = LIZA.guardians[1].name


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """One has blocked the bot, one has only a telephone, one has read it and says nothing."""
    told_at, tutor = at - AGO, everybody[TUTOR.name]
    news = await announcements.write(session, TEXT, [], length=len(TEXT), by=tutor, at=told_at)
    group_id = (await session.exec(select(Group.id).where(Group.name == HORIZON))).one()
    await audiences.toggle(
        session, news.audience, PartKind.ROLE, group_id=group_id, role=Role.PARENT
    )
    announcements.ask_receipts(news, wanted=True, by=tutor)
    readers = await announcements.addressees(session, news)
    await announcements.send(session, news, by=tutor, at=told_at)
    mine = NOTIFICATIONS.c.kind == announcements.TOLD
    await session.exec(update(NOTIFICATIONS).where(mine).values(state="SENT", sent_at=told_at))
    away = [one for one in readers if one.telegram_id is None or one.unreachable]
    for one in away:
        lost = {"state": "UNREACHABLE", "trouble": one.unreachable or "no-telegram"}
        theirs = update(NOTIFICATIONS).where(mine, NOTIFICATIONS.c.person_id == one.id)
        await session.exec(theirs.values(**lost, sent_at=None))
    for reader in readers:
        if reader not in away and reader.name != SILENT:
            await receipts.give(
                session, announcements.TOLD, news.id, Reply.SEEN, by=reader.id, at=told_at
            )
    for name, number in NUMBERS.items():
        await call_list.note(session, everybody[name], number, by=tutor, at=told_at)
    await call_list.prefer(session, everybody[FATHER], BestHours.EVENING)
