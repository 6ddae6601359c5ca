"""A whole OneRoster set: compared with the store, and taken over."""

import asyncio
from datetime import datetime

from sqlmodel import select

from models.base import Session
from models.courses import Course
from models.lists.known import Known, known
from models.lists.questions import Answers
from models.oneroster.gradebook import Results
from models.oneroster.marking import write_gradebook
from models.oneroster.packages import Package
from models.oneroster.people import Everybody
from models.oneroster.plans import SetPlan
from models.oneroster.rosters import Classes, Places
from models.oneroster.sourced import Remembered, SourcedKind, remembered
from models.oneroster.standing import Standing, standing
from models.oneroster.tasks import Tasks
from models.oneroster.writing import write_roster
from models.timetable import local_day

FILES = (
    (SourcedKind.ORG, "orgs"),
    (SourcedKind.USER, "users"),
    (SourcedKind.CLASS, "classes"),
    (SourcedKind.LEARNS, "enrollments"),
    (SourcedKind.TEACHES, "enrollments"),
)
GRADEBOOK = ("categories", "lineItems", "results")


async def from_package(
    session: Session, package: Package, answers: Answers, *, zone: str, at: datetime
) -> tuple[SetPlan, Known]:
    """What taking a set over would change; nothing is changed yet."""
    found, store = await known(session, None), await remembered(session)
    marked = any(package.rows[file] for file in GRADEBOOK)
    stands = await standing(session) if marked else Standing()
    store.there = {
        SourcedKind.ORG: found.school_names.keys(),
        SourcedKind.USER: found.people.keys(),
        SourcedKind.CLASS: set((await session.exec(select(Course.id))).all()),
    }
    parts = package, found, store, answers
    return await asyncio.to_thread(_compared, *parts, stands, zone, at), found


def _compared(
    package: Package,
    found: Known,
    store: Remembered,
    answers: Answers,
    stands: Standing,
    zone: str,
    at: datetime,
) -> SetPlan:
    plan = SetPlan(store, problems=[*package.problems])
    if plan.problems:
        return plan
    part = package.rows, found, store, answers, plan
    Classes(*part).compare()
    everybody = Everybody(*part)
    everybody.compare()
    Places(*part).compare(everybody)
    tasks = Tasks(*part, stands, zone)
    tasks.compare()
    Results(*part, stands, tasks, everybody, local_day(at, zone)).compare()
    for kind, file in FILES:
        kept = store.rows[kind]
        plan.gone += [
            kept[row.id] for row in package.rows[file].values() if row.gone and row.id in kept
        ]
    return plan


async def apply(session: Session, plan: SetPlan, known: Known, *, zone: str, at: datetime) -> None:
    """Take over what the plan says."""
    courses = await write_roster(session, plan, known, zone=zone)
    await write_gradebook(session, plan, courses, zone=zone, at=at)
