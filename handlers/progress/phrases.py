"""Pieces of the words about progress: a score, a mark, a subject, an average."""

from collections.abc import Sequence
from datetime import datetime

from models.attendance import AttendanceState
from models.courses import Scale
from models.people import Person
from models.progress import Debt, GivenMark, Standing, Step, Success, Task, Week
from ui import Phrase, phrase

DEBTS_SHOWN = 2
ALL_DEBTS_SHOWN = 12
MARKS_SHOWN = 8
MISSING_SHOWN = 8
LEVELS_SHOWN = 8


def child_of(me: Person, student: Person) -> str:
    """The name that stands first; nobody reads their own."""
    return "" if student.id == me.id else student.called


def score(scale: Scale, value: float) -> Phrase:
    """A score as the school writes it."""
    return phrase("progress-score", scale=scale.value, score=round(value, 1))


def subject(one: Standing, among: Sequence[Standing]) -> str:
    """The subject, with the group where the same subject is learned in two."""
    twice = sum(other.course.subject == one.course.subject for other in among) > 1
    return f"{one.course.subject} ({one.group})" if twice else one.course.subject


def average(one: Standing) -> Phrase:
    """The mean of a course in few words."""
    return phrase(
        "progress-average",
        scale=one.course.scale.value,
        n=len(one.counting),
        passed=one.passed,
        mean=round(one.mean or 0, 1),
    )


def week_lines(week: Week, standings: Sequence[Standing]) -> list[Phrase]:
    """The short screen: what is known, what went well, what is overdue, one step."""
    lines: list[Phrase] = []
    if week.silent is None:
        lines.append(phrase("progress-nothing-yet"))
    elif week.unknown:
        lines.append(phrase("progress-silent", n=week.silent))
    good = [_success(found, standings) for found in week.successes]
    if week.everything_handed_in:
        good.append(phrase("progress-all-handed-in"))
    if good:
        lines += [phrase("progress-good"), *good]
    if week.debts:
        lines.append(phrase("progress-owed", n=len(week.debts)))
        lines += [debt(one, standings) for one in week.debts[:DEBTS_SHOWN]]
    waiting = sum(one.waiting for one in standings)
    if waiting:
        lines.append(phrase("progress-waiting", n=waiting))
    return [*lines, phrase("progress-step"), step(week.step, standings)]


def debt(owed: Debt, among: Sequence[Standing]) -> Phrase:
    """What was due, and when."""
    return phrase("progress-debt", subject=subject(owed.standing, among), **_due(owed.task))


def debt_lines(standings: Sequence[Standing], at: datetime) -> list[Phrase]:
    """Everything that was due and is not handed in, the subject with the most first; or nothing."""
    owed = [(one, one.overdue(at)) for one in standings]
    found = [(one, task) for one, tasks in sorted(owed, key=_most) for task in tasks]
    lines = [
        phrase("progress-debt", subject=subject(one, standings), **_due(task))
        for one, task in found[:ALL_DEBTS_SHOWN]
    ]
    more = len(found) - ALL_DEBTS_SHOWN
    if more > 0:
        lines.append(phrase("progress-and-more", n=more))
    waiting = sum(one.waiting for one in standings)
    if waiting:
        lines.append(phrase("progress-waiting", n=waiting))
    return lines if found else [phrase("progress-debts-none"), *lines]


def _most(owed: tuple[Standing, list[Task]]) -> int:
    return -len(owed[1])


def _success(found: Success, among: Sequence[Standing]) -> Phrase:
    named = subject(found.standing, among)
    if found.level is not None:
        level, topic = found.level.level.value, found.level.topic
        return phrase("progress-good-level", subject=named, topic=topic, level=level)
    assert found.mark is not None, "a success is a mark or a level"
    given = score(found.standing.course.scale, found.mark.score)
    return phrase("progress-good-mark", subject=named, score=given, what=found.mark.what_for)


def step(chosen: Step, among: Sequence[Standing]) -> Phrase:
    """The one step for this week."""
    day = {"at": chosen.by, "weekday": chosen.by.weekday()} if chosen.by else {}
    about: dict[str, str] = {}
    if chosen.standing:
        about = {"subject": subject(chosen.standing, among), "what": chosen.what}
    return phrase(f"progress-step-{chosen.kind}", **about, **day)


def _due(task: Task) -> dict[str, str | datetime | None]:
    return {"title": task.title, "at": task.due_at}


def course_lines(one: Standing, at: datetime) -> list[Phrase]:
    """Everything about one course: marks, works, what is missing, lessons, topics."""
    lines = [_mean(one)]
    if one.marks:
        lines.append(phrase("progress-marks"))
        for mark in one.marks[:MARKS_SHOWN]:
            lines += _mark(one.course.scale, mark)
    if one.planned:
        counts = {"submitted": one.submitted, "planned": one.planned, "late": one.late}
        counts |= {"carried": one.carried, "waiting": one.waiting}
        lines.append(phrase("progress-works", **counts))
    missing = one.overdue(at)
    if missing:
        lines.append(phrase("progress-missing"))
        lines += [phrase("progress-missing-one", **_due(task)) for task in missing[:MISSING_SHOWN]]
    if len(missing) > MISSING_SHOWN:
        lines.append(phrase("progress-and-more", n=len(missing) - MISSING_SHOWN))
    if one.attendance:
        counted = {state.value: one.attendance[state] for state in AttendanceState}
        lines.append(phrase("progress-lessons", **counted))
    if one.levels:
        lines.append(phrase("progress-topics"))
        lines += [
            phrase("progress-topic", topic=reached.topic, level=reached.level.value)
            for reached in one.levels[:LEVELS_SHOWN]
        ]
    return lines


def _mean(one: Standing) -> Phrase:
    scale = one.course.scale
    if one.mean is None:
        return phrase("progress-no-marks")
    if scale is Scale.PASS:
        return phrase("progress-passed", passed=one.passed, n=len(one.counting))
    weighs = one.weighted is not None and round(one.weighted, 1) != round(one.mean, 1)
    weighted = score(scale, one.weighted) if weighs and one.weighted is not None else ""
    return phrase("progress-mean", mean=score(scale, one.mean), weighted=weighted)


def _mark(scale: Scale, mark: GivenMark) -> list[Phrase]:
    given = phrase(
        "progress-mark",
        at=mark.given_on,
        score=score(scale, mark.score),
        what=mark.what_for,
        replaced="yes" if mark.replaced else "no",
    )
    corrected = [
        phrase(
            "progress-corrected", was=score(scale, one.was), now=score(scale, one.now), at=one.at
        )
        for one in mark.corrections
    ]
    return [given, *corrected]
