"""Whose bells a button speaks of, and by which clock they ring."""

from typing import Protocol

from models.base import Session
from models.groups import Group
from models.people import Person
from models.permissions import Action, access


class Settings(Protocol):
    """What the settings say about the school's clock."""

    school_zone: str


async def group_of(session: Session, me: Person, id: int) -> Group | None:
    """The group, if it is this person's; None for the whole school, which the verbs look at."""
    return await access(session, me, Action.KEEP_BELLS, Group, id) if id else None


def zone_of(group: Group | None, settings: Settings) -> str:
    return group.zone if group else settings.school_zone
