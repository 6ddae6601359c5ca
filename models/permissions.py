"""Who may do what, to whom: one table, asked by menus, by the door, by every fetch and list."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, false, or_, union
from sqlmodel import SQLModel, col, select

from models.base import AccessDenied, Session
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role

T = TypeVar("T", bound=SQLModel)


class Action(StrEnum):
    JOIN = "join"
    NOTE_REACH = "note-reach"
    SEE_MENU = "see-menu"
    SET_PREFERENCES = "set-preferences"
    SEE_TIMETABLE = "see-timetable"
    SEE_CLASHES = "see-clashes"
    IMPORT_TIMETABLE = "import-timetable"
    CHANGE_TIMETABLE = "change-timetable"
    ANSWER_CHANGE = "answer-change"
    SEE_PEOPLE = "see-people"
    INVITE = "invite"
    INVITE_STAFF = "invite-staff"
    CREATE_GROUP = "create-group"
    DISCONNECT = "disconnect"
    LINK_CHAT = "link-chat"
    SEE_PROGRESS = "see-progress"
    SET_LETTER = "set-letter"
    GIVE_MARK = "give-mark"
    IMPORT_MARKS = "import-marks"
    SEE_REASSIGNMENT = "see-reassignment"
    ASK_REASSIGNMENT = "ask-reassignment"
    AGREE_REASSIGNMENT = "agree-reassignment"
    DECIDE_REASSIGNMENT = "decide-reassignment"
    SEE_GUIDES = "see-guides"
    ANSWER_GUIDE = "answer-guide"
    KEEP_GUIDES = "keep-guides"
    SEE_ANNOUNCEMENT = "see-announcement"
    ANSWER_ANNOUNCEMENT = "answer-announcement"
    ANNOUNCE = "announce"
    SEE_MY_DATA = "see-my-data"
    ASK_ERASURE = "ask-erasure"
    DECIDE_ERASURE = "decide-erasure"


class Scope(StrEnum):
    NONE = "-"
    OWN = "own"  # what is mine under this role: what I learn, teach or have written
    STUDENTS = "students"  # what belongs to the students I look after in this role
    SCHOOL = "school"  # what belongs to the students on my own school's roll
    ALL = "all"


class Listeners(StrEnum):
    """What becomes of an action in a group chat."""

    NOBODY = "-"  # it is for the private chat only
    ASKER = "asker"  # it is answered to whoever asked, and nobody else sees the answer
    EVERYBODY = "aloud"  # everybody may hear it


class Rule(NamedTuple):
    """One row of the table."""

    writes: bool  # a write takes the single writer, a read runs beside it
    duty: str  # which duty of the job description doing it fulfils; "-" for none
    scopes: dict[Role, Scope]
    stranger: bool  # may somebody who holds no role do it?
    group: Listeners  # may it be done in a group chat, and who hears the answer?
    personal: bool  # does it show or take what is personal: marks, attendance, requests?

    @property
    def aloud(self) -> bool:
        return self.group is Listeners.EVERYBODY


TABLE = """
                    mode  duty student parent   tutor    teacher psychologist coordinator admin stranger group personal
join                write A1   own     own      own      own     own          own         own   yes      -     -
note-reach          write -    own     own      own      own     own          own         own   yes      aloud -
see-menu            read  -    own     own      own      own     own          own         own   yes      -     -
set-preferences     write -    own     own      own      own     own          own         own   -        -     -
see-timetable       read  A4   own     students students own     students     school      all   -        aloud -
see-clashes         read  A4   -       -        students -       -            -           all   -        -     -
import-timetable    write A4   -       -        students -       -            -           all   -        -     -
change-timetable    write A4   -       -        students -       -            -           all   -        -     -
answer-change       write A4   own     students -        own     -            -           -     -        -     -
see-people          read  A1   -       -        students -       -            school      all   -        -     -
invite              write A1   -       -        students -       -            -           all   -        -     -
invite-staff        write A1   -       -        -        -       -            -           all   -        -     -
create-group        write A1   -       -        -        -       -            -           all   -        -     -
disconnect          write A1   -       -        students -       -            -           all   -        -     -
link-chat           write A4   -       -        students -       -            -           all   -        aloud -
see-progress        read  C4.1 own     students students own     -            school      -     -        asker yes
set-letter          write C4.1 -       students -        -       -            -           -     -        -     -
give-mark           write B2   -       -        students own     -            -           -     -        -     yes
import-marks        write B2   -       -        students own     -            -           all   -        -     yes
see-reassignment    read  A6   own     students students own     -            -           -     -        -     yes
ask-reassignment    write A6   own     students -        -       -            -           -     -        -     yes
agree-reassignment  write C1.4 -       -        -        own     -            -           -     -        -     yes
decide-reassignment write A6   -       -        students -       -            -           -     -        -     yes
see-guides          read  A2   own     own      own      own     own          own         own   -        -     -
answer-guide        write A3   own     own      own      own     own          own         own   -        -     -
keep-guides         write A3   -       -        students -       -            -           all   -        -     -
see-announcement    read  A4   own     own      own      own     own          own         own   -        -     -
answer-announcement write A4   own     own      own      own     own          own         own   -        -     -
announce            write A4   -       -        students -       -            -           all   -        -     -
see-my-data         write -    own     students own      own     own          own         own   -        -     yes
ask-erasure         write -    own     students own      own     own          own         own   -        -     -
decide-erasure      write -    -       -        -        -       -            -           all   -        -     -
"""


def _read(table: str) -> dict[Action, Rule]:
    header, *rows = [line.split() for line in table.strip().splitlines()]
    roles = [Role(name) for name in header[2:-3]]
    rules = {}
    for action, mode, duty, *cells, stranger, group, personal in rows:
        scopes = dict(zip(roles, map(Scope, cells), strict=True))
        if mode not in ("read", "write"):
            raise ValueError(f"{action} is neither a read nor a write")
        rules[Action(action)] = Rule(
            mode == "write", duty, scopes, stranger == "yes", Listeners(group), personal == "yes"
        )
    if missing := set(Action) - set(rules):
        raise ValueError(f"actions without a row: {missing}")
    return rules


PERMISSIONS = _read(TABLE)


@dataclass(frozen=True)
class Reach:
    """How far one role carries one person for one action, as SQL that a thing can ask.

    `students` are ids of people, `parts` ids of the groups whose lessons concern them.
    """

    me: Person
    role: Role
    scope: Scope

    @property
    def students(self) -> Select[Any]:
        match self.role, self.scope:
            case Role.STUDENT, Scope.OWN:
                return select(Person.id).where(Person.id == self.me.id)
            case Role.PARENT, Scope.STUDENTS:
                mine = Guardianship.guardian_id == self.me.id
                return select(Guardianship.student_id).where(mine)
            case _, Scope.STUDENTS:
                enrolled = col(Enrollment.group_id).in_(self.parts)
                return select(Enrollment.student_id).where(enrolled)
            case _, Scope.SCHOOL if self.me.school_id is not None:  # NULL would match NULL
                # Staff of the school are people too; only those enrolled somewhere are students.
                enrolled = col(Person.id).in_(select(Enrollment.student_id))
                return select(Person.id).where(Person.school_id == self.me.school_id, enrolled)
            case _, Scope.ALL:
                return select(Enrollment.student_id)
        return select(Person.id).where(false())

    @property
    def people(self) -> ColumnElement[bool]:
        """Those students and, for the tutor of their group, the adults who answer for them."""
        students = col(Person.id).in_(self.students)
        if self.role is not Role.TUTOR:
            return students
        families = col(Guardianship.student_id).in_(self.students)
        return or_(students, col(Person.id).in_(select(Guardianship.guardian_id).where(families)))

    @property
    def parts(self) -> Select[Any]:
        if self.scope is Scope.STUDENTS and self.role is not Role.PARENT:
            return (
                select(GroupPart.part_id)
                .join(GroupStaff, col(GroupStaff.group_id) == GroupPart.whole_id)
                .where(GroupStaff.person_id == self.me.id, GroupStaff.role == self.role)
            )
        return select(Enrollment.group_id).where(col(Enrollment.student_id).in_(self.students))


def may(me: Person, action: Action) -> bool:
    """Could this person ever do this? Enough to draw a menu; never enough to touch a thing."""
    rule = PERMISSIONS[action]
    return any(rule.scopes[role] is not Scope.NONE for role in me.roles) or rule.stranger


def within(
    me: Person, action: Action, kind: type[Any], roles: Iterable[Role] | None = None
) -> ColumnElement[bool]:
    """The condition under which rows of this kind are this person's business.

    Read role by role: what one role may see never widens what another may do. With `roles` only
    those count.
    """
    conditions: list[ColumnElement[bool]] = []
    for role in sorted(me.roles if roles is None else me.roles.intersection(roles)):
        scope = PERMISSIONS[action].scopes[role]
        if scope is Scope.ALL:
            conditions.append(col(kind.id).is_not(None))
        elif scope is not Scope.NONE:
            conditions.append(_covered(kind, Reach(me, role, scope)))
    return or_(false(), *conditions)


def _covered(kind: type[Any], reach: Reach) -> ColumnElement[bool]:
    """People and groups are what a reach is made of; everything else says what it hangs on."""
    if kind is Person:
        return reach.people
    if kind is Group:
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(Group.id).in_(around)
    condition: ColumnElement[bool] = kind.within(reach)
    return condition


async def access(session: Session, me: Person, action: Action, kind: type[T], id: int) -> T:
    """The only door to a record: fetch and check at once, or refuse without saying why."""
    wanted = select(kind).where(kind.id == id, within(me, action, kind))  # type: ignore[attr-defined]
    thing = (await session.exec(wanted)).first()
    if thing is None:
        raise AccessDenied
    return thing


async def students_within(session: Session, me: Person, action: Action) -> list[int]:
    """The ids of all students this person may do this for, over all roles."""
    reaches = [
        Reach(me, role, PERMISSIONS[action].scopes[role]).students for role in sorted(me.roles)
    ]
    if not reaches:
        return []
    return list((await session.exec(select(union(*reaches).subquery().c[0]))).all())
