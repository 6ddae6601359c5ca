"""Who of the demo school has said when they work, who shows a number, and who is new there."""

from datetime import datetime, timedelta

from demo.school import MATHS, PSYCHOLOGIST, TUTOR
from models import contacts, hours, introductions
from models.base import Session
from models.people import Person

NUMBER = "+70000001001"  # of no country and no network
NOTICED_AGO = timedelta(hours=2)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """Ульяна was noticed a while ago: her family has the cards by now, and as soon as there is a
    consent her teachers hear of her."""
    for worker, begins, ends in ((MATHS, 9, 18), (PSYCHOLOGIST, 10, 19)):
        person = everybody[worker.name]
        await hours.work(session, by=person, begins=begins, ends=ends, saturdays=False, within=240)
    tutor = everybody[TUTOR.name]
    await contacts.share(session, NUMBER, TUTOR.account, by=tutor, at=at)
    await introductions.follow(session, at=at - NOTICED_AGO)
