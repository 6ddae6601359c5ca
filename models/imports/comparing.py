"""Comparing a file with the store, as somebody who may import some groups and not others."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from models.base import Session
from models.groups import Group
from models.imports.matching import match
from models.imports.parts import contained, rearranged
from models.imports.plans import Plan, Reason, Refused
from models.imports.week import Standing, Token, Wanted, Week, Weekly, load
from models.imports.weekly_clashes import weekly_clashes
from models.people import Person
from models.permissions import PERMISSIONS, Action, Reach, Scope, within
from models.student_sets_csv import StudentSets
from models.timetable import TimeSkipped, chosen_moment, local_day
from models.timetable_csv import Reading, Row

A_YEAR = 53  # weeks: every change of the clocks is among them
MOST_SETS = 2_000  # comparing each with each takes a second
NOTHING = Reading(rows=(), problems=(), ignored_columns=(), encoding="", delimiter="")


class Mandate(NamedTuple):
    """Whose business an import may be. None: everybody's.

    `weeks` are groups whose lessons the importer may replace, `rosters` those that lie wholly in
    their hands: only these may become a part or get parts, or else a file could put a stranger's
    group into one's own.
    """

    weeks: frozenset[int] | None = None
    rosters: frozenset[int] | None = None


async def compare(
    session: Session,
    reading: Reading | None,
    *,
    by: Person | None,
    zone: str,
    at: datetime,
    sets: StudentSets | None = None,
) -> Plan:
    """What taking over this file would change. `by` None is the command line, which may all.

    A file speaks for the whole week of every group that it names: their lessons that are not in it
    are dropped. A lesson that is held with a group the file does not name stays as it is. Times
    are the clock of the lesson's first known group, or that of `zone`.
    """
    week = await load(session)
    mandate = await _mandate(session, by)
    reading = reading or NOTHING
    parts = dict(sets.parts) if sets else {}
    known = set(week.zones)
    inside = contained(parts, week.groups) if len(parts) <= MOST_SETS else {}
    wanted = [Wanted(row.line, row.id, _weekly(row, week, zone)) for row in reading.rows]
    refused = [
        *_foreign_rows(wanted, mandate, week),
        *_foreign_sets(inside, known, mandate, week),
        *_skipped(wanted, at),
    ]
    if len(parts) > MOST_SETS:
        refused.append(Refused(0, Reason.TOO_MANY_SETS, str(len(parts))))
    mine, gone = _spoken_for(wanted, week)
    pairs, new, dropped = match(wanted, mine)
    revived, added, _ = match(new, gone, [lambda one: one.lesson])
    after = rearranged(week.parts, inside, map(week.groups.token, parts))
    after |= {(token, token) for token in week.groups.new}
    changed = [(old, row) for old, row in pairs if old.lesson != row.lesson]
    leaving = {old.slot_id for old, _ in changed} | {old.slot_id for old in dropped}
    staying = [one for one in week.standing if not one.dropped and one.slot_id not in leaving]
    matched = {old.slot_id for old, row in pairs}
    others = [one.lesson for one in staying if one.slot_id not in matched]
    read = [*reading.problems, *(sets.problems if sets else ())]
    return Plan(
        added=tuple(added),
        revived=tuple(revived),
        changed=tuple(changed),
        unchanged=tuple((old, row) for old, row in pairs if old.lesson == row.lesson),
        dropped=tuple(dropped),
        linked=after - week.parts,
        unlinked=week.parts - after,
        groups=week.groups,
        teachers=week.teachers,
        zone=zone,
        problems=tuple(sorted([*read, *refused], key=lambda problem: problem.line)),
        clashes=weekly_clashes(
            week, [row.lesson for row in wanted], others, after, mandate.weeks, at
        ),
    )


async def _mandate(session: Session, by: Person | None) -> Mandate:
    if by is None:
        return Mandate()
    scopes = PERMISSIONS[Action.IMPORT_TIMETABLE].scopes
    if any(scopes[role] is Scope.ALL for role in by.roles):
        return Mandate()
    mine = select(Group.id).where(within(by, Action.IMPORT_TIMETABLE, Group))
    rosters: set[int] = set()
    for role in by.roles:
        if scopes[role] is Scope.STUDENTS:
            parts = col(Group.id).in_(Reach(by, role, scopes[role]).parts)
            rosters |= set((await session.exec(select(Group.id).where(parts))).all())
    return Mandate(frozenset((await session.exec(mine)).all()), frozenset(rosters))


def _weekly(row: Row, week: Week, zone: str) -> Weekly:
    groups = [week.groups.token(name) for name in row.groups]
    return Weekly(
        weekday=row.weekday,
        starts=row.start,
        ends=row.end,
        zone=next((week.zones[group] for group in groups if group in week.zones), zone),
        subject=row.subject,
        room=row.room,
        link=row.link,
        groups=frozenset(groups),
        teachers=frozenset(map(week.teachers.token, row.teachers)),
    )


def _spoken_for(wanted: Iterable[Wanted], week: Week) -> tuple[list[Standing], list[Standing]]:
    """The lessons of the store that the file speaks for: those that stand, and dropped ones.

    A meeting of teachers has no group; it is spoken for if the file has meetings and names all
    who are in it.
    """
    lessons = [row.lesson for row in wanted]
    named = frozenset[Token]().union(*(lesson.groups for lesson in lessons))
    meeting = frozenset[Token]().union(*(one.teachers for one in lessons if not one.groups))
    found = [
        one
        for one in week.standing
        if (one.lesson.groups <= named if one.lesson.groups else one.lesson.teachers <= meeting)
    ]
    return [one for one in found if not one.dropped], [one for one in found if one.dropped]


def _foreign_rows(wanted: Iterable[Wanted], mandate: Mandate, week: Week) -> Iterator[Refused]:
    if mandate.weeks is None:
        return
    for row in wanted:
        foreign = {one for one in row.lesson.groups if one in week.zones} - mandate.weeks
        if foreign:
            yield Refused(row.line, Reason.NOT_YOUR_GROUP, week.groups.told(foreign))
        elif not row.lesson.groups:
            yield Refused(row.line, Reason.NOBODYS_LESSON, row.lesson.subject)


def _foreign_sets(
    inside: Iterable[Token], known: set[Token], mandate: Mandate, week: Week
) -> Iterator[Refused]:
    if mandate.rosters is not None:
        for token in known.intersection(inside) - mandate.rosters:
            yield Refused(0, Reason.NOT_YOUR_SET, week.groups.names[token])


def _skipped(wanted: Iterable[Wanted], at: datetime) -> Iterator[Refused]:
    """Rows that begin or end when the clocks jump, on one day of the coming year."""
    asked: dict[tuple[object, ...], TimeSkipped | None] = {}
    for row in wanted:
        lesson = row.lesson
        sign = lesson.zone, lesson.weekday, lesson.starts, lesson.ends
        if sign not in asked:
            asked[sign] = _first_skip(lesson, at)
        if skip := asked[sign]:
            yield Refused(row.line, Reason.SKIPPED_TIME, skip.facts["time"], skip.facts["day"])


def _first_skip(lesson: Weekly, at: datetime) -> TimeSkipped | None:
    today = local_day(at, lesson.zone)
    first = today + timedelta(days=(lesson.weekday - today.weekday()) % 7)
    for number in range(A_YEAR):
        for wall in (lesson.starts, lesson.ends):
            try:
                chosen_moment(first + timedelta(weeks=number), wall, lesson.zone)
            except TimeSkipped as skip:
                return skip
    return None
