"""Who learns what, as far as somebody may mark them: what names and subjects in a file mean."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlmodel import col, select

from models import consents, groups
from models.base import Session
from models.courses import Course
from models.gradebook import sheets
from models.groups import Group, GroupPart
from models.names import plain
from models.people import Person, Role
from models.permissions import Action, within
from models.spreadsheets import ProblemKey
from models.spreadsheets.plans import Unclear

IMPORT = Action.IMPORT_MARKS


@dataclass
class Roll:
    """All that a file may speak of. Names and subjects are found plain, in any order of words."""

    courses: list[Course] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)  # in which new courses may begin
    zones: dict[int, str] = field(default_factory=dict)  # of each group
    names: dict[int, str] = field(default_factory=dict)  # of each group
    members: dict[int, set[int]] = field(default_factory=dict)  # of each course, students
    students: dict[frozenset[str], list[Person]] = field(default_factory=dict)
    awaiting: set[frozenset[str]] = field(default_factory=set)  # those nobody has consented for

    def student(self, name: str, group: str) -> Person:
        """Whom this name means; the group tells two of one name apart."""
        words = frozenset(plain(name).split())
        found = self.students.get(words, [])
        if not found and words in self.awaiting:
            raise Unclear(ProblemKey.NO_CONSENT)
        if group:
            inside = {
                one
                for course in self.courses
                if plain(self.names[course.group_id]) == plain(group)
                for one in self.members[course.id]
            }
            found = [one for one in found if one.id in inside]
        if len(found) != 1:
            several = ProblemKey.SEVERAL_STUDENTS
            raise Unclear(several if found else ProblemKey.UNKNOWN_STUDENT)
        return found[0]

    def course(self, student: Person, subject: str, group: str) -> Course:
        """In which course this student learns this subject."""
        found = [
            course
            for course in self.of_subject(subject)
            if student.id in self.members[course.id]
            and (not group or plain(self.names[course.group_id]) == plain(group))
        ]
        if len(found) != 1:
            several = ProblemKey.SEVERAL_COURSES
            raise Unclear(several if found else ProblemKey.UNKNOWN_COURSE)
        return found[0]

    @property
    def course_ids(self) -> list[int]:
        return [course.id for course in self.courses]

    def of_subject(self, subject: str) -> list[Course]:
        return self._subjects.get(plain(subject), [])

    def add(self, course: Course, group: Group, members: set[int]) -> None:
        self.courses.append(course)
        self.zones[group.id], self.names[group.id] = group.zone, group.name
        self.members[course.id] = members
        self._subjects[plain(course.subject)].append(course)

    def __post_init__(self) -> None:
        self._subjects: dict[str, list[Course]] = defaultdict(list)


async def roll(session: Session, me: Person | None) -> Roll:
    """What this person may import about; nobody in particular (the command line) may all."""
    found = Roll()
    everybody: dict[int, Person] = {}
    for course, group, students in await sheets.taught(session, me, IMPORT):
        everybody |= {one.id: one for one in students}
        found.add(course, group, {one.id for one in students})
    by_name = defaultdict(list)
    for one in everybody.values():
        by_name[frozenset(plain(one.name).split())].append(one)
    found.students = dict(by_name)
    learners = groups.students([course.group_id for course in found.courses])
    found.awaiting = {
        frozenset(plain(one.name).split()) for one in await consents.awaiting(session, learners)
    }
    found.groups = {plain(group.name): group for group in await _open_groups(session, me)}
    found.zones |= {group.id: group.zone for group in found.groups.values()}
    found.names |= {group.id: group.name for group in found.groups.values()}
    return found


async def _open_groups(session: Session, me: Person | None) -> list[Group]:
    """A tutor may begin a course in a group of theirs; a teacher is given courses."""
    wanted = select(Group).join(GroupPart, col(GroupPart.whole_id) == Group.id)
    if me is not None:
        wanted = wanted.where(within(me, IMPORT, Group, [Role.TUTOR, Role.ADMIN]))
    return list((await session.exec(wanted.distinct().order_by(Group.name))).all())
