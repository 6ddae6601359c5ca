"""Taking a OneRoster set over: written in a few statements, and its sourced ids kept."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import col, select

from models import courses, groups, people
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Enrollment
from models.lists.kinds import Ref
from models.lists.known import Known
from models.lists.writing import Writing
from models.names import plain
from models.oneroster.plans import SetPlan
from models.oneroster.sourced import Kept, Sourced, SourcedKind
from models.people import Guardianship, Kin


async def write_roster(
    session: Session, plan: SetPlan, known: Known, *, zone: str
) -> Mapping[str, int]:
    """People, classes and places; the courses of all classes by their sourced ids."""
    await _leave(session, plan.gone)
    roster = _Roster(session, plan, known, zone)
    await roster.write()
    return roster.courses


class _Roster:
    """A set on its way into the store."""

    def __init__(
        self,
        session: Session,
        plan: SetPlan,
        known: Known,
        zone: str,
    ) -> None:
        self.session, self.plan, self.known, self.zone = session, plan, known, zone
        self.store = plan.store
        self.rows: list[dict[str, Any]] = []  # of the table of sourced ids
        self.courses = {
            id: row.thing_id or 0 for id, row in plan.store.rows[SourcedKind.CLASS].items()
        }
        self.writing = Writing(session, known)

    async def write(self) -> None:
        for id, name in self.plan.orgs.items():
            if self.store.get(SourcedKind.ORG, id) is None:
                school = await people.school_named(self.session, name, zone=self.zone)
                self._keep(SourcedKind.ORG, id, None, school.id)
        await self._classes()
        await self._people()
        await self._teach()
        for id, user in self.plan.users.items():
            self._keep(SourcedKind.USER, id, self._number(user.who), None)
        for id, place in self.plan.places.items():
            self._keep(place.kind, id, self._number(place.who), self.courses[place.of_class])
        if self.rows:
            await self.session.exec(insert(Sourced), params=self.rows)
        await self.session.flush()

    def _keep(self, kind: SourcedKind, id: str, person: int | None, thing: int | None) -> None:
        if self.store.get(kind, id) is None:
            row = {"kind": kind, "sourced_id": id, "person_id": person, "thing_id": thing}
            self.rows.append(row)

    def _number(self, who: Ref) -> int:
        return self.writing.ids[who] if isinstance(who, str) else who

    async def _classes(self) -> None:
        for id, wanted in self.plan.classes.items():
            if wanted.course_id:
                self.courses[id] = wanted.course_id
            if id in self.courses:
                continue
            group = self.known.groups.get(plain(wanted.group))
            if group is None:
                group = await groups.create(self.session, wanted.group, zone=self.zone)
                self.known.groups[plain(wanted.group)] = group
            course = await courses.course(self.session, group.id, wanted.subject)
            self.courses[id] = course.id
            self._keep(SourcedKind.CLASS, id, None, course.id)

    async def _people(self) -> None:
        for user in self.plan.users.values():
            for role in sorted(user.roles):
                self.writing.person(user.who, user.name, role, self.zone, renamed=user.renamed)
            if user.school:
                self.writing.learns_at(user.who, user.school, self.zone)
        for guardian, child in self.plan.kin:
            self.writing.answers_for(guardian, child, Kin.GUARDIAN)
        group_of = dict((await self.session.exec(select(Course.id, Course.group_id))).all())
        for place in self.plan.places.values():
            if place.kind is SourcedKind.LEARNS:
                group_id = group_of[self.courses[place.of_class]]
                self.writing.enrols(place.who, group_id, place.joined)
        await self.writing.done()

    async def _teach(self) -> None:
        standing = select(CourseTeacher.course_id, CourseTeacher.teacher_id)
        there = set((await self.session.exec(standing)).all())
        wanted = dict.fromkeys(
            (self.courses[place.of_class], self._number(place.who))
            for place in self.plan.places.values()
            if place.kind is SourcedKind.TEACHES
        )
        new = [
            {"course_id": course, "teacher_id": who, "by_timetable": False}
            for course, who in wanted
            if (course, who) not in there
        ]
        if new:
            await self.session.exec(insert(CourseTeacher), params=new)


async def _leave(session: Session, gone: list[Kept]) -> None:
    """What the set wants deleted: places end; people stay with what they have done.

    Somebody learns in a group as long as one of its classes has them.
    """
    for row in gone:
        left = [row]
        if row.kind in (SourcedKind.USER, SourcedKind.CLASS):
            same = (
                col(Sourced.person_id) == row.person_id
                if row.kind is SourcedKind.USER
                else col(Sourced.thing_id) == row.thing_id
            )
            places = (SourcedKind.LEARNS, SourcedKind.TEACHES)
            found = select(Sourced).where(same, col(Sourced.kind).in_(places))
            left += (
                Kept(one.kind, one.sourced_id, one.person_id, one.thing_id)
                for one in await session.exec(found)
            )
        for one in left:
            await session.exec(
                delete(Sourced).where(
                    col(Sourced.kind) == one.kind, col(Sourced.sourced_id) == one.sourced_id
                )
            )
            await _end(session, one)


async def _end(session: Session, row: Kept) -> None:
    if row.kind is SourcedKind.TEACHES:
        await session.exec(
            delete(CourseTeacher).where(
                col(CourseTeacher.course_id) == row.thing_id,
                col(CourseTeacher.teacher_id) == row.person_id,
            )
        )
    elif row.kind is SourcedKind.LEARNS:
        group = select(Course.group_id).where(Course.id == row.thing_id).scalar_subquery()
        siblings = select(Course.id).where(Course.group_id == group)
        others = select(Sourced.sourced_id).where(
            Sourced.kind == SourcedKind.LEARNS,
            Sourced.person_id == row.person_id,
            col(Sourced.thing_id).in_(siblings),
        )
        if (await session.exec(others)).first() is None:
            await session.exec(
                delete(Enrollment).where(
                    col(Enrollment.student_id) == row.person_id, col(Enrollment.group_id) == group
                )
            )
    elif row.kind is SourcedKind.USER:
        mine = (col(Guardianship.guardian_id) == row.person_id) | (
            col(Guardianship.student_id) == row.person_id
        )
        await session.exec(delete(Guardianship).where(mine))
