"""A grade book that tests fill in a line each: marks, works, lessons and levels of students."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import event
from sqlmodel import col, select

from models import courses, groups
from models.assignments import Assignment, Attempt
from models.attendance import Attendance, AttendanceState
from models.base import Session
from models.courses import Course, CourseTeacher, Scale
from models.groups import Enrollment, Group, GroupStaff
from models.marks import Mark, MarkCorrection
from models.mastery import Level, Mastery
from models.people import Guardianship, Person, Role, RoleGrant, person
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School, on_paper

TODAY = WEDNESDAY.date()


def ago(days: float) -> datetime:
    return WEDNESDAY - timedelta(days=days)


Row = TypeVar("Row")


class GradeBook:
    """Writes straight into the tables, within one transaction."""

    def __init__(self, session: Session, school: School) -> None:
        self.session, self.school = session, school

    async def course(self, subject: str, scale: Scale = Scale.FIVE, group: str = "group") -> Course:
        return await courses.course(self.session, self.school.ids[group], subject, scale)

    async def mark(
        self, subject: str, score: float, what_for: str = "", *, days: float = 1, **more: Any
    ) -> Mark:
        scale = more.pop("scale", Scale.FIVE)
        course = await self.course(subject, scale, more.pop("group", "group"))
        mark = Mark(
            student_id=self.school.ids[more.pop("student", "liza")],
            course_id=course.id,
            scale=course.scale,
            score=score,
            what_for=what_for,
            given_on=TODAY - timedelta(days=days),
            at=ago(days),
            **more,
        )
        return await self._added(mark)

    async def corrected(self, mark: Mark, was: float, on: date) -> None:
        at = datetime(on.year, on.month, on.day, 9, tzinfo=WEDNESDAY.tzinfo)
        await self._added(MarkCorrection(mark_id=mark.id, was=was, now=mark.score, at=at))

    async def task(
        self, subject: str, title: str, *, due: float | None = 2, **more: Any
    ) -> Assignment:
        """Asked in this subject; `due` so many days ago, or never."""
        course = await self.course(subject, group=more.pop("group", "group"))
        due_at = None if due is None else ago(due)
        return await self._added(
            Assignment(course_id=course.id, title=title, due_at=due_at, **more)
        )

    async def attempt(self, task: Assignment, *, days: float | None = None, **more: Any) -> Attempt:
        """Made (handed in so many days ago, if at all)."""
        student_id = self.school.ids[more.pop("student", "liza")]
        handed_in = None if days is None else ago(days)
        return await self._added(
            Attempt(assignment_id=task.id, student_id=student_id, submitted_at=handed_in, **more)
        )

    async def level(self, subject: str, topic: str, level: Level, *, days: float = 1) -> None:
        course = await self.course(subject)
        liza = self.school.ids["liza"]
        await self._added(
            Mastery(student_id=liza, course_id=course.id, topic=topic, level=level, at=ago(days))
        )

    async def attended(
        self, subject: str, *states: AttendanceState, student: str = "liza", reason: str = ""
    ) -> None:
        """Noted for the first lessons of this subject, in their order."""
        wanted = select(Lesson).where(Lesson.subject == subject).order_by(col(Lesson.starts_at))
        lessons = (await self.session.exec(wanted)).all()
        for lesson, state in zip(lessons, states, strict=False):
            await self._added(
                Attendance(
                    lesson_id=lesson.id,
                    student_id=self.school.ids[student],
                    state=state,
                    reason=reason,
                    at=WEDNESDAY,
                )
            )

    async def person(self, key: str, name: str, *roles: Role, connected: bool = False) -> Person:
        """Somebody new; `connected` ones have a phone with the bot on it."""
        somebody = person(name, *roles, zone=SCHOOL)
        somebody.settled = True
        if connected:
            actor = self.school.telegram.person(*name.split()[:2], started=True)
            self.school.actors[key] = actor
            somebody.telegram_id = actor.id
        self.session.add(somebody)
        await self.session.flush()
        self.school.ids[key] = somebody.id
        return somebody

    async def student(self, key: str, name: str, group: str = "group") -> Person:
        pupil = await self.person(key, name, Role.STUDENT)
        await self._added(on_paper(pupil.id, self.school.ids["anna"]))
        await self.enrol(key, group)
        return pupil

    async def enrol(self, student: str, group: str) -> None:
        ids = self.school.ids
        await self._added(Enrollment(student_id=ids[student], group_id=ids[group]))

    async def group(self, key: str, name: str, *, tutor: str | None = None) -> Group:
        made = await groups.create(self.session, name, zone=SCHOOL)
        self.school.ids[key] = made.id
        if tutor:
            who = self.school.ids[tutor]
            await self._added(GroupStaff(group_id=made.id, person_id=who, role=Role.TUTOR))
        return made

    async def guards(self, guardian: str, student: str) -> None:
        ids = self.school.ids
        await self._added(Guardianship(guardian_id=ids[guardian], student_id=ids[student]))

    async def teaches(self, teacher: str, subject: str, group: str = "group") -> Course:
        course = await self.course(subject, group=group)
        who = self.school.ids[teacher]
        await self._added(CourseTeacher(course_id=course.id, teacher_id=who))
        return course

    async def grant(self, who: str, role: Role) -> None:
        await self._added(RoleGrant(person_id=self.school.ids[who], role=role))

    async def _added(self, row: Row) -> Row:
        self.session.add(row)
        await self.session.flush()
        return row


@contextmanager
def counting(session: Session) -> Iterator[list[str]]:
    """The statements that are sent to the store inside the block."""
    said: list[str] = []
    engine: Any = session.bind

    def heard(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        if statement.startswith("SELECT") and "FROM notification" not in statement:  # delivery asks
            said.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", heard)
    try:
        yield said
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", heard)
