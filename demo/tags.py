"""Who of the demo school has agreed that it says beside their name whose parent they are."""

from datetime import datetime

from demo.families import ARTYOM, LIZA, MIRON, VARYA
from models import tags
from models.base import Session
from models.groups import Group
from models.people import Person

AGREED = (LIZA.guardians[0], ARTYOM.guardians[0], MIRON.guardians[1], VARYA.guardians[0])


async def seed(
    session: Session, everybody: dict[str, Person], group: Group, *, at: datetime
) -> None:
    """They were asked long ago; the next look at the chat sets the tags."""
    for guardian in AGREED:
        await tags.choose(session, True, by=everybody[guardian.name], at=at)
    group.tagged_at = at - tags.EVERY
    session.add(group)
