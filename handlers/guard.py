"""The guard has stopped something before a group could read it: whoever wrote it hears why."""

from datetime import datetime

from aiogram import Router

from models import guard
from models.base import Session
from models.groups import Group
from models.guard import Unsaid
from models.people import Person
from ui import Screen, notification, screen
from ui.guard import findings, found_in
from ui.notifications import NOTIFICATIONS

private = Router(name=__name__)


@notification(guard.STOPPED, Unsaid)
async def stopped(session: Session, unsaid: Unsaid, _to: Person, at: datetime) -> Screen | None:
    """It is drawn once more, to quote what was found; that may have been mended meanwhile."""
    group = await session.get(Group, unsaid.group_id)
    kind = NOTIFICATIONS[unsaid.kind]
    thing = await session.get(kind.about, unsaid.about)
    if group is None or thing is None:
        return None
    drawn = await kind.draw(session, thing, group, **({"at": at} if kind.timed else {}))
    found = []
    if isinstance(drawn, Screen):
        excused = getattr(thing, "excused", None)
        found = await found_in(session, drawn, group, kind, excused)
    return screen("guard-stopped", group=group.name, lines=findings(found))
