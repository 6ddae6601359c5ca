"""Who is in the school, as files of a OneRoster set."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlmodel import col, select

from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Group
from models.lists.known import Entry, Known
from models.oneroster.giving.archive import Line
from models.oneroster.giving.ids import Ids
from models.oneroster.sourced import SourcedKind
from models.people import Role

ROLES = {
    Role.STUDENT: "student",
    Role.PARENT: "parent",
    Role.TEACHER: "teacher",
    Role.ADMIN: "siteAdministrator",
}
SUMMER_ENDS = 8  # month: a school year begins after it


class Rosters:
    """Who is in the school, as files of a set."""

    def __init__(self, found: Known, ids: Ids, today: date) -> None:
        self.known, self.ids, self.today = found, ids, today
        self.org, self.year = ids.ours("district", 1), ids.ours("year", self._begins().year)

    def _begins(self) -> date:
        return date(self.today.year - (self.today.month <= SUMMER_ENDS), 9, 1)

    async def files(self, session: Session) -> dict[str, list[Line]]:
        courses = list((await session.exec(select(Course).order_by(col(Course.id)))).all())
        teaches = select(CourseTeacher.course_id, CourseTeacher.teacher_id)
        held = (await session.exec(teaches.order_by(col(CourseTeacher.course_id)))).all()
        groups = list((await session.exec(select(Group).order_by(col(Group.id)))).all())
        begins = self._begins()
        return {
            "orgs": list(self._orgs()),
            "academicSessions": [
                {
                    "sourcedId": self.year,
                    "title": f"{begins.year}/{begins.year + 1}",
                    "type": "schoolYear",
                    "startDate": begins,
                    "endDate": date(begins.year + 1, SUMMER_ENDS, 31),
                    "schoolYear": begins.year + 1,
                }
            ],
            "courses": list(self._courses(courses, groups)),
            "classes": list(self._classes(courses, groups)),
            "users": [self._user(one) for one in self._everybody()],
            "roles": [line for one in self._everybody() for line in self._roles(one)],
            "enrollments": list(self._places(courses, groups, held)),
        }

    def _everybody(self) -> Iterator[Entry]:
        return (one for id, one in self.known.people.items() if self.shown(id))

    def shown(self, id: int) -> bool:
        """Do they have a role that such a set has a word for?"""
        return id in self.known.people and bool(self.known.people[id].roles & ROLES.keys())

    def user(self, id: int) -> str:
        return self.ids.of(SourcedKind.USER, person=id)

    def of_course(self, id: int) -> str:
        return self.ids.of(SourcedKind.CLASS, thing=id)

    def _orgs(self) -> Iterator[Line]:
        yield {"sourcedId": self.org, "name": "tutorbot", "type": "district"}
        for id, name in self.known.school_names.items():
            of = self.ids.of(SourcedKind.ORG, thing=id)
            line = {"sourcedId": of, "name": name, "type": "school"}
            yield line | {"parentSourcedId": self.org}

    def _courses(self, courses: list[Course], groups: list[Group]) -> Iterator[Line]:
        told = {self.ids.ours("subject", one.id): one.subject for one in courses}
        told |= {self.ids.ours("gathering", one.id): one.name for one in _bare(groups, courses)}
        for id, title in told.items():
            line = {"sourcedId": id, "title": title, "orgSourcedId": self.org}
            yield line | {"schoolYearSourcedId": self.year}

    def _classes(self, courses: list[Course], groups: list[Group]) -> Iterator[Line]:
        """A class for each subject of a group; one alone for a group without a subject."""
        names = self.known.group_names
        rows = [
            (self.of_course(one.id), names[one.group_id], self.ids.ours("subject", one.id))
            for one in courses
        ]
        rows += (
            (self.ids.ours("group", one.id), one.name, self.ids.ours("gathering", one.id))
            for one in _bare(groups, courses)
        )
        for id, title, course in rows:
            line = {"sourcedId": id, "title": title, "courseSourcedId": course}
            line |= {"classType": "scheduled", "schoolSourcedId": self.org}
            yield line | {"termSourcedIds": self.year}

    def _user(self, one: Entry) -> Line:
        given, *rest = one.name.split()
        school = one.school_id if Role.STUDENT in one.roles else None
        return {
            "sourcedId": self.user(one.id),
            "enabledUser": "true",
            "username": self.user(one.id),
            "givenName": given,
            "middleName": " ".join(rest[:-1]),
            "familyName": rest[-1] if rest else "",
            "agentSourcedIds": ",".join(self.user(id) for id in one.guardians if self.shown(id)),
            "primaryOrgSourcedId": self.ids.of(SourcedKind.ORG, thing=school) if school else "",
        }

    def _roles(self, one: Entry) -> Iterator[Line]:
        for number, role in enumerate(sorted(one.roles & ROLES.keys())):
            line = {"sourcedId": self._role_id(one, role), "userSourcedId": self.user(one.id)}
            line |= {"roleType": "secondary" if number else "primary", "role": ROLES[role]}
            yield line | {"orgSourcedId": self.org}

    def _role_id(self, one: Entry, role: Role) -> str:
        return self.ids.ours(f"role-{role}", one.id)

    def _places(
        self, courses: list[Course], groups: list[Group], held: Iterable[tuple[int, int]]
    ) -> Iterator[Line]:
        learn: dict[int, list[Entry]] = {}
        for one in self._everybody():
            for group_id in one.learns if Role.STUDENT in one.roles else ():
                learn.setdefault(group_id, []).append(one)
        line: Line = {"schoolSourcedId": self.org, "role": "student", "primary": "false"}
        for course in courses:
            for one in learn.get(course.group_id, ()):
                id = self.ids.of(SourcedKind.LEARNS, person=one.id, thing=course.id)
                of: Line = {"sourcedId": id, "classSourcedId": self.of_course(course.id)}
                of |= {"beginDate": one.learns[course.group_id] or ""}
                yield line | of | {"userSourcedId": self.user(one.id)}
        for group in _bare(groups, courses):
            for one in learn.get(group.id, ()):
                id = self.ids.ours(f"gathers-{group.id}", one.id)
                of = {"sourcedId": id, "classSourcedId": self.ids.ours("group", group.id)}
                of |= {"beginDate": one.learns[group.id] or ""}
                yield line | of | {"userSourcedId": self.user(one.id)}
        for course_id, teacher in held:
            if Role.TEACHER not in self.known.people[teacher].roles:
                continue
            id = self.ids.of(SourcedKind.TEACHES, person=teacher, thing=course_id)
            of = {"sourcedId": id, "classSourcedId": self.of_course(course_id), "role": "teacher"}
            yield line | of | {"userSourcedId": self.user(teacher)}


def _bare(groups: list[Group], courses: list[Course]) -> list[Group]:
    """The groups that learn no subject."""
    taught = {one.group_id for one in courses}
    return [one for one in groups if one.id not in taught]
