"""Attendance and levels from a file."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlmodel import col, select

from models.attendance import Attendance, AttendanceState
from models.gradebook import scores, table
from models.gradebook.kinds import Kind
from models.groups import GroupPart
from models.mastery import Level, Mastery
from models.names import plain
from models.people import Person
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.cells import clock_of, day_of
from models.spreadsheets.plans import BadCell, Unclear, cell
from models.timetable import Lesson, LessonGroup, LessonState, local_day

A_YEAR = timedelta(days=366)


class PresenceItem(NamedTuple):
    """Whether one student was at one lesson."""

    student_id: int
    lesson_id: int
    state: AttendanceState
    reason: str

    @property
    def key(self) -> Any:
        return self.student_id, self.lesson_id


class Presence(Kind[PresenceItem]):
    async def load(self) -> None:
        """Lessons by the group whose students are to be there."""
        since = self.today - A_YEAR
        held = (
            select(Lesson, GroupPart.part_id)
            .join(LessonGroup, col(LessonGroup.lesson_id) == Lesson.id)
            .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
            .where(Lesson.state == LessonState.PLANNED, col(Lesson.day) >= since)
        )
        self.lessons: dict[int, list[Lesson]] = defaultdict(list)
        for lesson, part_id in (await self.session.exec(held)).all():
            self.lessons[part_id].append(lesson)
        ids = {lesson.id for found in self.lessons.values() for lesson in found}
        noted = select(Attendance).join(Lesson, col(Lesson.id) == Attendance.lesson_id)
        noted = noted.where(col(Lesson.day) >= since)
        self.known = {
            (row.student_id, row.lesson_id): row
            for row in await self.session.exec(noted)
            if row.lesson_id in ids
        }

    def read(self, record: Record) -> PresenceItem:
        cells = record.cells
        student = self.roll.student(cells["student"], cells.get("group", ""))
        day = cell(record, "date", day_of, ProblemKey.BAD_DATE)
        state = cell(record, "attendance", table.state_of, ProblemKey.BAD_ATTENDANCE)
        if day > self.today:
            raise BadCell("date", ProblemKey.DAY_AHEAD, cells["date"])
        found = {lesson.id: lesson for lesson in self._lessons(student)}.values()
        found_there = [one for one in found if local_day(one.starts_at, one.zone) == day]
        subject, start = plain(cells.get("subject", "")), cells.get("start", "")
        if subject:
            found_there = [one for one in found_there if plain(one.subject) == subject]
        if start:
            clock = cell(record, "start", clock_of, ProblemKey.BAD_TIME)
            found_there = [
                one for one in found_there if table.wall_clock(one.starts_at, one.zone) == clock
            ]
        if len(found_there) != 1:
            several = ProblemKey.SEVERAL_LESSONS
            raise Unclear(several if found_there else ProblemKey.NO_SUCH_LESSON)
        return PresenceItem(student.id, found_there[0].id, state, cells.get("reason", ""))

    def _lessons(self, student: Person) -> list[Lesson]:
        """Those of the groups in whose courses somebody may mark the student."""
        of = {
            course.group_id
            for course in self.roll.courses
            if student.id in self.roll.members[course.id]
        }
        subjects = {
            plain(course.subject)
            for course in self.roll.courses
            if student.id in self.roll.members[course.id]
        }
        return [
            lesson
            for group_id in of
            for lesson in self.lessons[group_id]
            if plain(lesson.subject) in subjects
        ]

    def is_new(self, item: PresenceItem) -> bool:
        return item.key not in self.known

    def is_same(self, item: PresenceItem) -> bool:
        row = self.known[item.key]
        return (row.state, row.reason) == (item.state, item.reason or row.reason)

    async def apply(
        self, items: Sequence[PresenceItem], *, by: Person | None, at: datetime
    ) -> None:
        for item in items:
            row = self.known.get(item.key)
            if row is None:
                row = Attendance(
                    lesson_id=item.lesson_id, student_id=item.student_id, state=item.state, at=at
                )
                self.session.add(row)
            row.state, row.reason = item.state, item.reason or row.reason
            row.author_id, row.at = by.id if by else None, at


class LevelItem(NamedTuple):
    """The level that a student has reached in a topic."""

    student_id: int
    course_id: int
    topic: str
    level: Level

    @property
    def key(self) -> Any:
        return self.student_id, self.course_id, plain(self.topic)


class Levels(Kind[LevelItem]):
    async def load(self) -> None:
        rows = select(Mastery).where(col(Mastery.course_id).in_(self.roll.course_ids))
        self.known = {
            (row.student_id, row.course_id, plain(row.topic)): row
            for row in await self.session.exec(rows)
        }

    def read(self, record: Record) -> LevelItem:
        cells = record.cells
        student = self.roll.student(cells["student"], cells.get("group", ""))
        course = self.roll.course(student, cells["subject"], cells.get("group", ""))
        if not cells["topic"]:
            raise BadCell("topic", ProblemKey.EMPTY_TOPIC, "")
        level = cell(
            record, "level", lambda text: scores.level(text.replace(" ", "")), ProblemKey.BAD_LEVEL
        )
        return LevelItem(student.id, course.id, cells["topic"], level)

    def is_new(self, item: LevelItem) -> bool:
        return item.key not in self.known

    def is_same(self, item: LevelItem) -> bool:
        return self.known[item.key].level is item.level

    async def apply(self, items: Sequence[LevelItem], *, by: Person | None, at: datetime) -> None:
        for item in items:
            row = self.known.get(item.key)
            if row is None:
                row = Mastery(
                    student_id=item.student_id,
                    course_id=item.course_id,
                    topic=item.topic,
                    level=item.level,
                    at=at,
                )
                self.session.add(row)
            row.level, row.at, row.author_id = item.level, at, by.id if by else None
