"""What ties an account to people and groups, as one text: it changes as soon as a right is lost."""

from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, cast, exists, func, literal, or_, select, union_all
from sqlmodel import col

from models.base import Session, rows
from models.consents import Consent
from models.courses import CourseTeacher
from models.groups import Enrollment, GroupStaff
from models.people import FAMILY, Guardianship, Person, RoleGrant


async def ties(session: Session, account: int) -> str:
    """Whose this Telegram account is, and what their rights rest on; "" for a stranger.

    An answer that was drawn under other ties than hold when it could be sent is not sent.
    """
    [parts] = await rows(session, _parts(), account=account)
    found = {f"{name}:{value}" for name, value in parts}
    return " ".join(sorted(found)) if any(one.startswith("me:") for one in found) else ""


@cache  # put together once: each update asks
def _parts() -> Any:
    account = col(Person.telegram_id) == bindparam("account")
    me: Any = select(col(Person.id)).where(account).scalar_subquery()
    children = select(col(Guardianship.student_id)).where(col(Guardianship.guardian_id) == me)
    works = exists(
        select(literal(1)).where(col(RoleGrant.person_id) == me, col(RoleGrant.role).not_in(FAMILY))
    )
    concern = or_(col(Consent.student_id) == me, col(Consent.student_id).in_(children), works)
    withdrawn = select(literal("withdrawn"), cast(func.count(), String)).where(
        col(Consent.withdrawn_at).is_not(None), concern
    )
    return union_all(
        _part("me", Person.id, Person.id, me),
        _part("role", RoleGrant.role, RoleGrant.person_id, me),
        _part("child", Guardianship.student_id, Guardianship.guardian_id, me),
        _part("learns", Enrollment.group_id, Enrollment.student_id, me),
        _part("keeps", GroupStaff.group_id, GroupStaff.person_id, me),
        _part("teaches", CourseTeacher.course_id, CourseTeacher.teacher_id, me),
        withdrawn,
    )


def _part(name: str, value: Any, owner: Any, me: Any) -> Any:
    return select(literal(name), cast(col(value), String)).where(col(owner) == me)
