"""A student's week in short: what went well, what is overdue, and one step to take."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from models.courses import Scale
from models.mastery import Level
from models.progress.standing import GivenMark, Reached, Standing, Task
from models.timetable import local_day

WEEK = timedelta(days=7)
SILENT_FOR = 6  # days without news after which we say that we know nothing
GOOD = {Scale.FIVE: 4.0, Scale.PASS: 1.0, Scale.PERCENT: 70.0}  # from this score on
WEAK = {Scale.FIVE: 3.0, Scale.PASS: 1.0, Scale.PERCENT: 50.0}  # below this score
GOOD_SHOWN = 3
FRIDAY = 4


class StepKind(StrEnum):
    HAND_IN = "hand-in"
    REPEAT = "repeat"
    TALK = "talk"
    NONE = "none"
    ASK = "ask"


class Success(NamedTuple):
    """A good mark or a level reached in the last seven days."""

    standing: Standing
    mark: GivenMark | None = None
    level: Reached | None = None


class Debt(NamedTuple):
    """A work that was due and has not come."""

    standing: Standing
    task: Task


class Step(NamedTuple):
    """What to do this week: which work to hand in by which day, what to repeat or talk about."""

    kind: StepKind
    standing: Standing | None = None
    what: str = ""
    by: date | None = None


NO_STEP = Step(StepKind.NONE)


@dataclass(frozen=True)
class Week:
    """`silent` is for how many days nothing has been heard; None: there never was anything."""

    successes: list[Success] = field(default_factory=list)
    everything_handed_in: bool = False
    debts: list[Debt] = field(default_factory=list)
    step: Step = NO_STEP
    silent: int | None = None

    @property
    def unknown(self) -> bool:
        """Is there too little news to say anything?"""
        return self.silent is None or self.silent >= SILENT_FOR


def summed_up(standings: Sequence[Standing], *, at: datetime, zone: str) -> Week:
    """The last seven days of a student, on the calendar of whoever reads it."""
    today = local_day(at, zone)
    debts = [Debt(one, task) for one in standings for task in one.overdue(at)]
    debts.sort(key=lambda debt: debt.task.due_at or at, reverse=True)
    news = [day for one in standings if (day := one.last_news(zone)) is not None]
    silent = max((today - max(news)).days, 0) if news else None
    return Week(
        _successes(standings, today - WEEK, zone),
        any(one.submitted for one in standings) and not debts,
        debts,
        _step(standings, debts, at, zone, unknown=silent is None or silent >= SILENT_FOR),
        silent,
    )


def _successes(standings: Sequence[Standing], since: date, zone: str) -> list[Success]:
    """The best first: levels above the basic one, then marks, each subject once if possible."""
    levels = [
        Success(one, level=reached)
        for one in standings
        for reached in one.levels
        if reached.level is not Level.MISSED and local_day(reached.at, zone) > since
    ]
    levels.sort(key=lambda found: found.level is None or found.level.level is not Level.ADVANCED)
    marks = [
        Success(one, mark=max(good, key=lambda mark: mark.score))
        for one in standings
        if (good := [m for m in one.counting if m.given_on > since and _good(one, m)])
    ]
    marks.sort(key=lambda found: found.mark.score if found.mark else 0, reverse=True)
    best = [*levels[:1], *marks, *levels[1:]]
    return best[:GOOD_SHOWN]


def _good(standing: Standing, mark: GivenMark) -> bool:
    return mark.score >= GOOD[standing.course.scale]


def _step(
    standings: Sequence[Standing], debts: list[Debt], at: datetime, zone: str, *, unknown: bool
) -> Step:
    today = local_day(at, zone)
    if debts:
        friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7 or 7)
        return Step(StepKind.HAND_IN, debts[0].standing, debts[0].task.title, friday)
    coming = [(task, one) for one in standings for task in one.coming(at, WEEK)]
    if coming:
        task, one = min(coming, key=lambda pair: pair[0].due_at or at)
        assert task.due_at is not None, "what is coming has a day"
        return Step(StepKind.HAND_IN, one, task.title, local_day(task.due_at, zone))
    if unknown:
        return Step(StepKind.ASK)
    missed = [(r, one) for one in standings for r in one.levels if r.level is Level.MISSED]
    if missed:
        reached, one = max(missed, key=lambda pair: pair[0].at)
        return Step(StepKind.REPEAT, one, reached.topic)
    since = today - 2 * WEEK
    weak = [
        (mark, one)
        for one in standings
        for mark in one.counting
        if mark.given_on > since and mark.score < WEAK[one.course.scale]
    ]
    if weak:
        mark, one = max(weak, key=lambda pair: pair[0].given_on)
        return Step(StepKind.TALK, one, mark.what_for)
    return NO_STEP
