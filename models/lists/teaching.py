"""Who teaches what, from a list: teachers, subjects and groups that the school knows already."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from sqlmodel import col, select

from models import courses
from models.courses import Course, CourseTeacher
from models.lists.kinds import Kind
from models.names import plain
from models.people import Person, Role
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.plans import BadCell, Unclear


class TeachingItem(NamedTuple):
    """One teacher of a subject in a group."""

    who: int
    subject: str
    group_id: int

    @property
    def key(self) -> Any:
        return self.who, plain(self.subject), self.group_id


class Teaching(Kind[TeachingItem]):
    names: ClassVar[str] = "teacher"

    async def load(self) -> None:
        taught = select(Course.group_id, Course.subject, CourseTeacher.teacher_id).join(
            CourseTeacher, col(CourseTeacher.course_id) == Course.id
        )
        self.taught = {
            (teacher_id, plain(subject), group_id)
            for group_id, subject, teacher_id in (await self.session.exec(taught)).all()
        }
        asked = select(Course.group_id, Course.subject)
        self.subjects = {
            (group_id, plain(subject)): subject
            for group_id, subject in (await self.session.exec(asked)).all()
        }

    def read(self, record: Record) -> TeachingItem:
        cells = record.cells
        found = self.known.named(cells["teacher"], Role.TEACHER)
        if len(found) != 1:
            several = ProblemKey.SEVERAL_TEACHERS
            raise Unclear(several if found else ProblemKey.UNKNOWN_TEACHER)
        group, subject = self.known.group(cells["group"]), cells["subject"]
        if not plain(subject):
            raise BadCell("subject", ProblemKey.EMPTY_SUBJECT, subject)
        subject = self.subjects.get((group.id, plain(subject)), subject)
        return TeachingItem(found[0].id, subject, group.id)

    def is_new(self, item: TeachingItem) -> bool:
        return item.key not in self.taught

    def is_same(self, item: TeachingItem) -> bool:
        return True

    async def apply(
        self, items: Sequence[TeachingItem], *, by: Person | None, at: datetime
    ) -> None:
        for item in items:
            course = await courses.course(self.session, item.group_id, item.subject)
            self.session.add(CourseTeacher(course_id=course.id, teacher_id=item.who))
