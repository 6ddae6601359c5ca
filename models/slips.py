"""Invitations on paper: keys for all of a group who are missing, students and families."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from models import rosters
from models.base import Session
from models.groups import Group
from models.invitations import Key, invite
from models.people import FAMILY, Person

PAPER_LIVES = timedelta(days=7)  # from one parents' meeting to the call after it


class Missing(NamedTuple):
    """Who of a group is in the bot already, and who is not, each child before their adults."""

    joined: int
    absent: list[Person]


async def missing(session: Session, me: Person, group: Group) -> Missing:
    """As far as this person may see them; staff are invited one by one, by an administrator."""
    students = await rosters.students_of_group(session, me, group)
    families = await rosters.families(session, me, [student.id for student in students])
    everybody: dict[int, Person] = {}
    for student in students:
        everybody |= {one.id: one for one in [student, *(who for who, _ in families[student.id])]}
    absent = [
        one for one in everybody.values() if one.telegram_id is None and not one.roles - FAMILY
    ]
    return Missing(sum(one.telegram_id is not None for one in everybody.values()), absent)


async def invite_together(
    session: Session, absent: Sequence[Person], *, by: Person, at: datetime
) -> list[tuple[Person, Key]]:
    """A key for each of them, for paper: it lives for a week. Keys made before stop working."""
    return [(one, await invite(session, one, by=by, at=at, lives=PAPER_LIVES)) for one in absent]
