"""The author knows better: this is not personal, and goes on record as their word."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from models import audit
from models.audit import Asked
from models.base import Session
from models.guard.finding import Finding
from models.people import Person
from models.permissions import Action, able_roles

EXCUSED = "not-personal"  # the reason in the audit log


class Excusable(Protocol):
    """Something written for a group. `excused` has digests of places, never what stands there."""

    id: int
    excused: list[str] | None


async def excuse(
    session: Session,
    thing: Excusable,
    found: Sequence[Finding],
    action: Action,
    *,
    by: Person,
    at: datetime,
) -> None:
    """What was found is said all the same, because its author says that it tells of nobody."""
    if not found:
        return
    thing.excused = sorted({*(thing.excused or ()), *(one.digest for one in found)})
    roles = "+".join(able_roles(by, action)) or None
    asked = Asked(action, by.id, roles, str(type(thing).__tablename__), thing.id)  # type: ignore[attr-defined]
    await session.exec(audit.allowed(asked, at=at, reason=EXCUSED))  # type: ignore[call-overload]


def unexcused(found: Sequence[Finding], digests: Collection[str] | None) -> list[Finding]:
    """What nobody has taken upon themselves; what is personal outright nobody can."""
    return [one for one in found if one.outright or one.digest not in (digests or ())]
