"""Who is who around a student: who is there, when to write to them, which numbers they show."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, false, or_
from sqlmodel import Field, SQLModel, col, select

from models import desk, hours, people, receipts
from models.base import Refusal, Session, utc
from models.courses import Course, CourseTeacher
from models.desk import Contact
from models.groups import Enrollment, GroupPart, GroupStaff
from models.hours import Working
from models.people import FAMILY, Guardianship, Person, Role, RoleGrant
from models.permissions import Action, Reach, within
from models.receipts import Receipt, Reply
from models.substitutes import Substitution, SubstitutionState

OPENED = "contacts-opened"  # a receipt: whose card a family has opened
FEWEST_DIGITS, MOST_DIGITS = 7, 15  # of a telephone number with its country: ITU-T E.164


class NumberNotYours(Refusal):
    """Somebody else's number, or one that Telegram does not vouch for."""


class Phone(SQLModel, table=True):
    """A telephone number that its owner shows: "+" and digits, as Telegram has confirmed it."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", unique=True)
    number: str
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """Families see the staff around their children; a tutor sees the guardians, too."""
        owner = col(cls.person_id)
        if reach.role is Role.TUTOR:
            answers = col(Guardianship.student_id).in_(reach.students)
            guardians = select(Guardianship.guardian_id).where(answers)
            return or_(owner.in_(guardians), _works_around(owner, reach))
        return _works_around(owner, reach) if reach.role in FAMILY else false()


def _works_around(owner: Any, reach: Reach) -> ColumnElement[bool]:
    """The condition under which they keep or teach a group of those students, or answer for them
    at their school: see `desk.contacts`, which finds the same people for one student."""
    learns = select(Enrollment.group_id).where(col(Enrollment.student_id).in_(reach.students))
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(learns))
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(learns))
    near = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    keepers = select(GroupStaff.person_id).where(col(GroupStaff.group_id).in_(near))
    teaching: Any = select(CourseTeacher.teacher_id).join(
        Course, col(Course.id) == CourseTeacher.course_id
    )
    schools = select(Person.school_id).where(col(Person.id).in_(reach.students))
    holds = select(RoleGrant.person_id).where(RoleGrant.role == Role.COORDINATOR)
    coordinators = select(Person.id).where(
        col(Person.id).in_(holds), col(Person.school_id).in_(schools)
    )
    return or_(
        owner.in_(keepers),
        owner.in_(teaching.where(col(Course.group_id).in_(wholes))),
        owner.in_(coordinators),
    )


class Card(NamedTuple):
    """Somebody who is there for a student, and when an answer of theirs can be hoped for.

    `instead_of` is the tutor whose place they take, `until` its last day. `usual` is how long a
    question to them waits as a rule.
    """

    student: Person
    contact: Contact
    working: Working | None = None
    usual: timedelta | None = None
    instead: Substitution | None = None
    instead_of: Person | None = None


class Around(NamedTuple):
    """The student around whom somebody looks: what can be done from there."""

    student: Person


async def around(session: Session, student: Person) -> list[Contact]:
    """Whom a family finds: while somebody stands in for the tutor, the substitute alone."""
    here = {one.id for one in await desk.tutors_now(session, student.id)}
    found = await desk.contacts(session, student)
    return [one for one in found if one.role is not Role.TUTOR or one.person.id in here]


async def card(session: Session, student: Person, contact: Contact, *, at: datetime) -> Card:
    """Everything that is told of one of them."""
    stands = None
    if contact.role is Role.TUTOR:
        running = select(Substitution).where(
            Substitution.substitute_id == contact.person.id,
            Substitution.state == SubstitutionState.RUNNING,
            col(Substitution.group_id).in_(
                select(GroupPart.whole_id)
                .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
                .where(Enrollment.student_id == student.id)
            ),
        )
        stands = (await session.exec(running.order_by(col(Substitution.last_day)))).first()
    return Card(
        student,
        contact,
        await hours.working(session, contact.person),
        await desk.answers_within(session, contact.person, at=at),
        stands,
        await session.get(Person, stands.tutor_id) if stands else None,
    )


async def note_opened(session: Session, contact: Contact, *, by: Person, at: datetime) -> None:
    """Note, once, that a family has looked at this card."""
    await receipts.give(session, OPENED, contact.person.id, Reply.SEEN, by=by.id, at=at)


async def opened(
    session: Session, student: Person, found: Sequence[Contact]
) -> dict[int, list[Person]]:
    """Who of the family has opened whose card, by the id of whom it shows."""
    family = [student, *(who for who, _ in await people.guardians(session, student.id))]
    known = {one.id: one for one in family}
    looked = select(Receipt).where(
        Receipt.kind == OPENED,
        col(Receipt.about).in_([one.person.id for one in found]),
        col(Receipt.person_id).in_(known),
    )
    seen: dict[int, list[Person]] = {}
    for receipt in (await session.exec(looked.order_by(col(Receipt.at)))).all():
        seen.setdefault(receipt.about, []).append(known[receipt.person_id])
    return seen


async def share(
    session: Session, number: str, owner: int | None, *, by: Person, at: datetime
) -> Phone:
    """Show one's own number; `owner` is the Telegram id of whose number Telegram says it is."""
    digits = "".join(filter(str.isdigit, number))
    if owner is None or owner != by.telegram_id or not digits.isascii():
        raise NumberNotYours
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise NumberNotYours
    mine = await own(session, by) or Phone(person_id=by.id, number="", at=at)
    mine.number, mine.at = f"+{digits}", at
    session.add(mine)
    await session.flush()
    return mine


async def take_back(session: Session, *, by: Person) -> None:
    """From now on nobody finds it, and it is kept nowhere."""
    mine = await own(session, by)
    if mine is not None:
        await session.delete(mine)
        await session.flush()


async def own(session: Session, person: Person) -> Phone | None:
    return (await session.exec(select(Phone).where(Phone.person_id == person.id))).first()


async def shown(session: Session, me: Person, owners: Sequence[Person]) -> list[Phone]:
    """Of these people, the numbers that this person may see."""
    wanted = select(Phone).where(
        col(Phone.person_id).in_([one.id for one in owners]), within(me, Action.SEE_PHONE, Phone)
    )
    return list((await session.exec(wanted)).all())


async def students_of(session: Session, me: Person, typed: str) -> list[Person]:
    """The students around whom this member of the staff may look, whose name has this part."""
    mine = within(me, Action.SEE_CONTACTS, Person, set(Role) - FAMILY)
    found = (await session.exec(select(Person).where(mine).order_by(Person.name))).all()
    return people.with_part([one for one in found if Role.STUDENT in one.roles], typed)
