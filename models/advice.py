"""What a psychologist advises those who teach a student: for the staff, for parents once released.

It is not the confidential note (`models/notes.py`), and nothing of that goes into it by itself.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_
from sqlmodel import Field, SQLModel, col, select

from models import courses, groups, outbox, people
from models.base import AccessDenied, Refusal, Session, utc
from models.courses import Course, CourseTeacher
from models.groups import Enrollment
from models.people import Person, Role, visible
from models.permissions import Action, Reach, access, within

GIVEN, RELEASED = "advice-given", "advice-released"
LONGEST = 1500  # characters


class AdviceEmpty(Refusal):
    """There is no letter in this."""


class AdviceTooLong(Refusal):
    """More than fits on a screen together with others."""


class Advice(SQLModel, table=True):
    """A recommendation about one student. Parents see it from `released_at` on."""

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id")
    student_id: int = Field(foreign_key="person.id", index=True)
    at: datetime = utc()
    text: str
    released_at: datetime | None = utc(default=None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER:
            theirs = select(Course.group_id).where(col(Course.id).in_(courses.taught_by(reach.me)))
            taught = col(cls.student_id).in_(groups.students(theirs))
            return taught & reach.agreed(cls.student_id)
        covered = reach.holds(cls.student_id)
        if reach.role is Role.PARENT:
            return and_(covered, col(cls.released_at).is_not(None))
        return covered


class Known(NamedTuple):
    """What the staff read about their students: other features add theirs to it."""

    by: Person


async def give(session: Session, text: str, *, about: Person, by: Person, at: datetime) -> Advice:
    """Advise the student's tutors and teachers; they hear of it."""
    await access(session, by, Action.GIVE_ADVICE, Person, about.id)
    text = visible(text, LONGEST + 1)
    if not any(letter.isalnum() for letter in text):
        raise AdviceEmpty
    if len(text) > LONGEST:
        raise AdviceTooLong(limit=LONGEST)
    advice = Advice(author_id=by.id, student_id=about.id, at=at, text=text)
    session.add(advice)
    await session.flush()
    for reader in await _staff(session, about):
        outbox.notify(session, reader, GIVEN, advice.id, at=at)
    return advice


async def release(session: Session, advice: Advice, *, by: Person, at: datetime) -> None:
    """Show it to the parents, too; only its author may. Once is enough."""
    if advice.author_id != by.id:
        raise AccessDenied
    if advice.released_at is not None:
        return
    advice.released_at = at
    for guardian, _ in await people.guardians(session, advice.student_id):
        outbox.notify(session, guardian, RELEASED, advice.id, at=at)


async def seen_by(session: Session, me: Person) -> list[tuple[Advice, Person]]:
    """Everything that this person may read, with whom it is about; the newest first."""
    wanted = (
        select(Advice, Person)
        .join(Person, col(Person.id) == Advice.student_id)
        .where(within(me, Action.SEE_ADVICE, Advice))
        .order_by(col(Advice.id).desc())
    )
    return list((await session.exec(wanted)).all())


async def students_of(session: Session, me: Person, typed: str) -> list[Person]:
    """The students of this psychologist whose name has this part."""
    wanted = select(Person).where(within(me, Action.GIVE_ADVICE, Person)).order_by(Person.name)
    return people.with_part(await session.exec(wanted), typed)


async def _staff(session: Session, student: Person) -> set[int]:
    """The ids of whoever keeps the student's groups as a tutor, or teaches them."""
    learns = select(Enrollment.group_id).where(Enrollment.student_id == student.id)
    around = list((await session.exec(learns)).all())
    tutors = await groups.staff(session, around, Role.TUTOR)
    teaching = (
        select(CourseTeacher.teacher_id)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .where(courses.attended_by(student.id))
    )
    return {tutor.id for tutor in tutors} | set((await session.exec(teaching)).all())
