"""The weekly timetable: slots in wall-clock time, from which the coming lessons are made."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import false, insert
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import Session
from models.groups import Group
from models.people import Person
from models.timetable import Lesson, LessonGroup, LessonTeacher, local_day, moment

WEEKS_AHEAD = 4


class SlotGroup(SQLModel, table=True):
    __tablename__ = "slot_group"
    slot_id: int = Field(foreign_key="slot.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", primary_key=True)


class SlotTeacher(SQLModel, table=True):
    __tablename__ = "slot_teacher"
    slot_id: int = Field(foreign_key="slot.id", primary_key=True)
    teacher_id: int = Field(foreign_key="person.id", primary_key=True)


class Slot(SQLModel, table=True):
    """A lesson as the weekly timetable has it. `key` is its name in the imported file.

    Wall clock and zone, never UTC: when the law moves the clocks, ten o'clock stays ten o'clock.
    """

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    weekday: int  # Monday is 0
    starts: time
    ends: time
    zone: str
    subject: str
    room: str = ""
    link: str = ""
    dropped: bool = False  # no longer in the timetable; its past lessons stay
    groups: list[Group] = Relationship(
        link_model=SlotGroup, sa_relationship_kwargs={"lazy": "selectin"}
    )
    teachers: list[Person] = Relationship(
        link_model=SlotTeacher, sa_relationship_kwargs={"lazy": "selectin"}
    )

    def lesson_on(self, day: date) -> dict[str, Any]:
        """What the lesson of this slot looks like on that day; it is as long as on any other.

        In the night when clocks are put forward its end on the clock may come before its beginning.
        """
        starts_at = moment(day, self.starts, self.zone)
        lasts = datetime.combine(day, self.ends) - datetime.combine(day, self.starts)
        return {
            "starts_at": starts_at,
            "ends_at": starts_at + lasts,
            "zone": self.zone,
            "subject": self.subject,
            "room": self.room,
            "link": self.link,
        }


def coming_days(slot: Slot, at: datetime, weeks: int = WEEKS_AHEAD) -> list[date]:
    """The days on which a slot falls, from this week's Monday on."""
    today = local_day(at, slot.zone)
    first = today - timedelta(days=today.weekday() - slot.weekday)
    return [first + timedelta(weeks=week) for week in range(weeks)]


async def plan(session: Session, *, at: datetime, weeks: int = WEEKS_AHEAD) -> int:
    """Make the lessons of the coming weeks from the weekly slots; returns how many are new.

    A lesson that exists, changed or not, is left as it is: asking twice makes nothing twice.
    """
    taught = select(SlotGroup.slot_id).join(Group, col(Group.id) == SlotGroup.group_id)
    taught = taught.where(col(Group.archived_at).is_(None))
    standing = select(Slot).where(Slot.dropped == false(), col(Slot.id).in_(taught))
    slots = (await session.exec(standing)).all()
    wanted = {(slot.id, day): slot for slot in slots for day in coming_days(slot, at, weeks)}
    if not wanted:
        return 0
    first = min(day for _, day in wanted)
    there = select(col(Lesson.slot_id), col(Lesson.day)).where(Lesson.day >= first)
    missing = wanted.keys() - set((await session.exec(there)).all())
    if not missing:
        return 0
    rows = [
        {"slot_id": slot_id, "day": day, **wanted[slot_id, day].lesson_on(day)}
        for slot_id, day in sorted(missing)
    ]
    await session.exec(insert(Lesson), params=rows)
    made = select(col(Lesson.id), col(Lesson.slot_id), col(Lesson.day)).where(Lesson.day >= first)
    links = [
        (lesson_id, wanted[slot_id, day])
        for lesson_id, slot_id, day in (await session.exec(made)).all()
        if slot_id is not None and (slot_id, day) in missing
    ]
    groups = [{"lesson_id": id, "group_id": g.id} for id, slot in links for g in slot.groups]
    teachers = [{"lesson_id": id, "teacher_id": t.id} for id, slot in links for t in slot.teachers]
    await session.exec(insert(LessonGroup), params=groups)
    if teachers:
        await session.exec(insert(LessonTeacher), params=teachers)
    return len(missing)
