"""A list of people: read, compared with the store, asked about, taken over whole or not at all."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from models.base import Session
from models.imports import ImportFile
from models.lists.columns import COLUMNS, ListKind, kind_of
from models.lists.families import Families
from models.lists.kinds import Kind
from models.lists.known import known
from models.lists.questions import Answers
from models.lists.staff import Staff
from models.lists.teaching import Teaching
from models.people import Person
from models.permissions import Action, may
from models.spreadsheets import Problem, ProblemKey, read_table
from models.spreadsheets.plans import Plan, plan_rows
from models.timetable import local_day

KINDS: Mapping[ListKind, type[Kind[Any]]] = {
    ListKind.FAMILIES: Families,
    ListKind.STAFF: Staff,
    ListKind.TEACHING: Teaching,
}


async def from_file(
    session: Session,
    content: bytes,
    answers: Answers,
    *,
    by: Person | None,
    zone: str,
    at: datetime,
) -> tuple[Plan, Kind[Any] | None]:
    """What taking the list over would change, and its kind; nothing is changed yet.

    While there are questions about namesakes nothing can be taken over.
    """
    table = await asyncio.to_thread(read_table, content, COLUMNS)
    found = kind_of(table.columns)
    plan = Plan(found or ListKind.FAMILIES, problems=list(table.problems))
    plan.ignored_columns = table.ignored_columns
    if found is None:
        return plan, None
    if found is not ListKind.FAMILIES and by is not None and not may(by, Action.INVITE_STAFF):
        plan.problems = [Problem(0, ProblemKey.NOT_YOUR_LIST)]
        return plan, None
    kind = KINDS[found](session, await known(session, by), answers, local_day(at, zone), zone)
    await kind.load()
    await asyncio.to_thread(plan_rows, kind, plan, table.records)
    plan.problems.sort(key=lambda problem: problem.line)
    return plan, kind


def answer(file: ImportFile, key: str, said: str) -> None:
    """Note who is meant; of two taps on one question the first counts."""
    file.answers = {key: said} | (file.answers or {})


async def apply(kind: Kind[Any] | None, plan: Plan, *, by: Person | None, at: datetime) -> None:
    """Take over what the plan says."""
    if kind is None:
        return  # a file of no kind changes nothing
    await kind.apply([*plan.new, *plan.changed], by=by, at=at)
    await kind.session.flush()
