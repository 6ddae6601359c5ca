"""How a substitution is spoken of, and what both tutors hear of it."""

from typing import Any

from models import substitutes
from models.base import Session
from models.groups import Group
from models.people import Person
from models.substitutes import OPEN, Substitution, SubstitutionState
from ui import Screen, notification, screen


async def facts_of(session: Session, one: Substitution) -> dict[str, Any]:
    return {
        "name": (await session.get_one(Person, one.substitute_id)).name,
        "tutor": (await session.get_one(Person, one.tutor_id)).name,
        "group": (await session.get_one(Group, one.group_id)).name,
        "first": one.first_day,
        "last": one.last_day,
    }


@notification(substitutes.TOLD, Substitution)
async def told(session: Session, one: Substitution, to: Person) -> Screen | None:
    """To both; nothing, if it is over already."""
    if one.state not in OPEN:
        return None
    facts = await facts_of(session, one)
    return screen("substitutes-told", **facts, you=_you(one, to))


@notification(substitutes.BEGUN, Substitution)
async def begun(session: Session, one: Substitution, _to: Person) -> Screen | None:
    if one.state is not SubstitutionState.RUNNING:
        return None
    return screen("substitutes-begun", **await facts_of(session, one))


@notification(substitutes.ENDED, Substitution)
async def ended(session: Session, one: Substitution, to: Person) -> Screen | None:
    facts = await facts_of(session, one)
    return screen("substitutes-ended", **facts, you=_you(one, to))


def _you(one: Substitution, to: Person) -> str:
    return "substitute" if to.id == one.substitute_id else "tutor"
