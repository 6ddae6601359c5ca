"""Why somebody may or may not do something with a student: the door's own answer, in reasons.

Whether they may is asked of `permissions.within`, role by role, so that an explanation cannot
disagree with the door. The links that are named beside it only say where the answer comes from.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import case
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models import courses
from models.base import Session
from models.courses import Course
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role, School
from models.permissions import PERMISSIONS, Action, Scope, within

ABOUT_STUDENTS = {Scope.STUDENTS, Scope.SCHOOL}


class Ground(StrEnum):
    """Where an answer comes from."""

    SELF = "self"
    KIN = "kin"
    KEEPS = "keeps"
    SCHOOL = "school"
    EVERYBODY = "everybody"
    OWN_COURSES = "own-courses"  # not the student as a whole, but what they teach them
    NO_COURSES = "no-courses"
    NOT_GIVEN = "not-given"  # no one in this role may, whoever the student is
    ANOTHER_STUDENT = "another-student"
    NO_CHILD = "no-child"
    NO_GROUP = "no-group"
    OTHER_SCHOOL = "other-school"
    NO_ROLE = "no-role"


class Reason(NamedTuple):
    """One role's part of the answer; `of` names the groups, courses, school or kin."""

    ground: Ground
    role: Role | None = None
    of: tuple[str, ...] = ()


class Explanation(NamedTuple):
    """The answer, and the actions that it is the answer for."""

    may: bool
    reasons: tuple[Reason, ...]
    actions: tuple[Action, ...]


def actions() -> list[Action]:
    """What is done for or about single students, in the order of the table."""
    rules = PERMISSIONS.items()
    return [action for action, rule in rules if ABOUT_STUDENTS & set(rule.scopes.values())]


async def explain(session: Session, who: Person, student: Person) -> list[Explanation]:
    """What this person may do with this student, and then what they may not, grouped by why."""
    asked = [(action, role) for action in actions() for role in sorted(who.roles)]
    covered = await _covered(session, who, student, asked)
    found: dict[tuple[bool, tuple[Reason, ...]], list[Action]] = {}
    links = _Links(session, who, student)
    for action in actions():
        given = [role for role in sorted(who.roles) if covered[action, role]]
        reasons = [
            await links.reason(role, PERMISSIONS[action].scopes[role], covered[action, role])
            for role in given or sorted(who.roles)
        ]
        known = tuple(reasons or [Reason(Ground.NO_ROLE)])
        found.setdefault((bool(given), known), []).append(action)
    ordered = sorted(found.items(), key=lambda item: not item[0][0])
    return [Explanation(may, reasons, tuple(done)) for (may, reasons), done in ordered]


async def _covered(
    session: Session, who: Person, student: Person, asked: list[tuple[Action, Role]]
) -> dict[tuple[Action, Role], bool]:
    """What the door says for each action in each role."""
    if not asked:
        return {}
    conditions = (
        case((within(who, action, Person, [role]), 1), else_=0).label(f"{action}_{role}")
        for action, role in asked
    )
    wanted: Any = select_columns(*conditions).where(col(Person.id) == student.id)
    [row] = (await session.exec(wanted)).all()
    return dict(zip(asked, map(bool, row), strict=True))


class _Links:
    """What ties this person to this student, looked up once."""

    def __init__(self, session: Session, who: Person, student: Person) -> None:
        self.session, self.who, self.student = session, who, student
        self._known: dict[tuple[Role, Scope, bool], Reason] = {}

    async def reason(self, role: Role, scope: Scope, covered: bool) -> Reason:
        key = (role, scope, covered)
        if key not in self._known:
            self._known[key] = await self._reason(*key)
        return self._known[key]

    async def _reason(self, role: Role, scope: Scope, covered: bool) -> Reason:
        match role, scope:
            case _, Scope.NONE:
                return Reason(Ground.NOT_GIVEN, role)
            case _, Scope.ALL:
                return Reason(Ground.EVERYBODY, role)
            case Role.STUDENT, _:
                return Reason(Ground.SELF if covered else Ground.ANOTHER_STUDENT, role)
            case Role.TEACHER, _:
                taught = await self._courses()
                return Reason(Ground.OWN_COURSES if taught else Ground.NO_COURSES, role, taught)
            case Role.PARENT, _:
                return Reason(Ground.KIN, role, await self._kin()) if covered else _no(role)
            case _, Scope.SCHOOL:
                school = await self._school()
                return Reason(Ground.SCHOOL if covered else Ground.OTHER_SCHOOL, role, school)
        return Reason(Ground.KEEPS, role, await self._groups(role)) if covered else _no(role)

    async def _courses(self) -> tuple[str, ...]:
        mine = within(self.who, Action.SEE_PROGRESS, Course, [Role.TEACHER])
        both = select(Course.subject).where(mine, courses.attended_by(self.student.id))
        return tuple((await self.session.exec(both.distinct().order_by(Course.subject))).all())

    async def _kin(self) -> tuple[str, ...]:
        kin = select(Guardianship.kin).where(
            Guardianship.guardian_id == self.who.id, Guardianship.student_id == self.student.id
        )
        return tuple(map(str, (await self.session.exec(kin)).all()))

    async def _school(self) -> tuple[str, ...]:
        school = await self.session.get(School, self.who.school_id) if self.who.school_id else None
        return (school.name,) if school else ()

    async def _groups(self, role: Role) -> tuple[str, ...]:
        names = (
            select(Group.name)
            .join(GroupStaff, col(GroupStaff.group_id) == Group.id)
            .join(GroupPart, col(GroupPart.whole_id) == Group.id)
            .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
            .where(GroupStaff.person_id == self.who.id, GroupStaff.role == role)
            .where(Enrollment.student_id == self.student.id)
        )
        return tuple((await self.session.exec(names.distinct().order_by(Group.name))).all())


def _no(role: Role) -> Reason:
    return Reason(Ground.NO_CHILD if role is Role.PARENT else Ground.NO_GROUP, role)
