"""Tasks and levels as the tables that are read."""

from typing import Any

from sqlalchemy import select as columns
from sqlmodel import col

from models.assignments import Assignment
from models.base import Session
from models.courses import Course, Scale
from models.downloads.kinds import Table, Wish, wall
from models.downloads.records import RECORDS, readable, told
from models.downloads.weekly import around
from models.gradebook.roll import roll
from models.groups import Group
from models.mastery import Level, Mastery
from models.names import plain
from models.people import Person
from models.permissions import within
from models.timetable import local_day

TASKS = ("group", "subject", "task", "due", "date", "weight", "scale")
LEVELS = ("student", "group", "subject", "topic", "level")


async def tasks(session: Session, wish: Wish) -> Table:
    """What courses ask. Of several tasks of one name a file can tell the last."""
    asked: Any = (
        columns(Assignment, Course, Group)
        .join(Course, col(Course.id) == Assignment.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(within(wish.me, RECORDS, Assignment))
        .order_by(Group.name, Course.subject, col(Assignment.due_at), col(Assignment.id))
    )
    if wish.group is not None:
        asked = asked.where(col(Group.id).in_(await around(session, wish.group)))
    found = [
        (task, course, group, wall(task.due_at, group.zone))
        for task, course, group in (await session.exec(asked)).all()
    ]
    mine = {course.id for course in (await roll(session, wish.me)).courses}
    standing = (task for task, *_ in found if not task.cancelled)
    last = {(task.course_id, plain(task.title)): task.id for task in standing}
    table = Table("tasks", TASKS)
    for task, course, group, due in found:
        days = [day for day in (task.given_on, due.date() if due else None) if day]
        if days and max(days) < wish.since:
            continue
        table.add(
            [
                *(group.name, course.subject, task.title, told(due), task.given_on, task.weight),
                list(Scale).index(course.scale),
            ],
            readable=last.get((task.course_id, plain(task.title))) == task.id and course.id in mine,
        )
    return table


async def levels(session: Session, wish: Wish) -> Table:
    """How well students have mastered which topics."""
    reached: Any = (
        columns(Mastery, Person, Course, Group)
        .join(Person, col(Person.id) == Mastery.student_id)
        .join(Course, col(Course.id) == Mastery.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(within(wish.me, RECORDS, Mastery), wish.of_group(Mastery.student_id))
        .order_by(Group.name, Person.name, Course.subject, col(Mastery.at), col(Mastery.id))
    )
    found = (await session.exec(reached)).all()
    known = await roll(session, wish.me)
    last = {(one.student_id, one.course_id, plain(one.topic)): one.id for one, *_ in found}
    table = Table("levels", LEVELS)
    for one, student, course, group in found:
        if local_day(one.at, group.zone) < wish.since:
            continue
        table.add(
            [
                *(student.name, group.name, course.subject, one.topic),
                list(Level).index(one.level),
            ],
            readable=last[one.student_id, one.course_id, plain(one.topic)] == one.id
            and readable(known, student, course, group.name),
        )
    return table
