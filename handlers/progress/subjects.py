"""Subject by subject: averages, one subject with everything in it, and the chart of the weeks."""

import asyncio
from datetime import date, datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.progress.callbacks import Chart, Report, Show, Subject, Subjects
from handlers.progress.phrases import average, child_of, course_lines, subject
from models import progress
from models.base import AccessDenied, Session
from models.courses import Course, Scale
from models.people import Person
from models.permissions import Action
from models.progress import Standing, reach
from ui import Screen, button, charts, may, pages, phrase, screen
from ui.charts import Line, Panel
from ui.i18n import Translator

private = Router(name=__name__)

SUBJECTS_ON_A_SCREEN = 12
PER_ROW = 2
LINES_IN_A_CHART = 6
WEEKS_IN_A_CHART = 12


@private.callback_query(Subjects.filter())
@may(Action.SEE_PROGRESS, student=Person)
async def show_subjects(
    _: CallbackQuery,
    callback_data: Subjects,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    await reach.check(session, me, student)
    found = told(await progress.of_student(session, student.id))
    shown = pages.cut(found, callback_data.page, SUBJECTS_ON_A_SCREEN)
    lines = [
        phrase(
            "progress-subject-line",
            subject=subject(one, found),
            average=average(one),
            submitted=one.submitted,
            planned=one.planned,
            owed=len(one.overdue(now)),
        )
        for one in shown
    ]
    id = student.id
    doors = [
        button(
            "progress-subject-open",
            Subject(student=id, course=one.course.id),
            subject=subject(one, found),
        )
        for one in shown
    ]
    rows = [doors[first : first + PER_ROW] for first in range(0, len(doors), PER_ROW)]
    turns = pages.turns(
        len(found),
        callback_data.page,
        SUBJECTS_ON_A_SCREEN,
        lambda number: Subjects(student=id, page=number),
    )
    back = [
        *([button("progress-report", Report(student=id))] if found else []),
        button("progress-to-week", Show(student=id)),
    ]
    words = "progress-subjects" if found else "progress-no-subjects"
    return screen(words, turns, *rows, back, child=child_of(me, student), lines=lines)


def told(found: list[Standing]) -> list[Standing]:
    """The subjects of which there is something to tell; all of them where there is nothing yet."""
    return [one for one in found if not one.empty] or found


@private.callback_query(Subject.filter())
@may(Action.SEE_PROGRESS, student=Person, course=Course)
async def show_subject(
    _: CallbackQuery, student: Person, course: Course, session: Session, me: Person, now: datetime
) -> Screen:
    await reach.check(session, me, student)
    found = await progress.of_student(session, student.id)
    one = next((standing for standing in found if standing.course.id == course.id), None)
    if one is None:
        raise AccessDenied
    return screen(
        "progress-subject",
        [button("progress-to-subjects", Subjects(student=student.id))],
        child=child_of(me, student),
        subject=subject(one, found),
        lines=course_lines(one, now),
    )


@private.callback_query(Chart.filter())
@may(Action.SEE_PROGRESS, student=Person)
async def show_chart(
    _: CallbackQuery, student: Person, session: Session, me: Person, words: Translator
) -> Screen:
    await reach.check(session, me, student)
    found = await progress.of_student(session, student.id)
    chart = drawing(found, me, words, child_of(me, student))
    if chart is None:
        raise AccessDenied
    await session.close()  # nobody waits for a reader while we draw
    back = [button("progress-to-week", Show(student=student.id))]
    return screen(
        "progress-chart-caption",
        back,
        child=child_of(me, student),
        left=sum(bool(one.counting) for one in found) - len(_liveliest(found)),
    ).but(photo=await asyncio.to_thread(charts.draw, *chart))


def drawing(
    found: list[Standing], me: Person, words: Translator, child: str
) -> tuple[str, list[Panel]] | None:
    """The title and the panels of the chart; None where there is too little to draw."""
    chosen = _liveliest(found)
    if not chosen:
        return None
    title = words.say(me.reader, "progress-chart-title", child=child)
    return title, _panels(chosen, found, me, words)


def _liveliest(found: list[Standing]) -> list[Standing]:
    """The subjects with the longest lines, as many as a phone can show; none if one week is all."""
    weeks = sorted({monday for one in found for monday, _ in one.weekly()})
    if len(weeks) < 2:
        return []
    since = weeks[-WEEKS_IN_A_CHART:][0]
    drawn = [one for one in found if any(monday >= since for monday, _ in one.weekly())]
    drawn.sort(key=lambda one: len(one.weekly()), reverse=True)
    return [one for one in found if one in drawn[:LINES_IN_A_CHART]]


def _panels(
    chosen: list[Standing], among: list[Standing], me: Person, words: Translator
) -> list[Panel]:
    """One panel for each scale: a five is not five per cent."""
    mondays = sorted({monday for one in chosen for monday, _ in one.weekly()})[-WEEKS_IN_A_CHART:]
    weeks = {day: words.say(me.reader, "progress-chart-week", at=day) for day in mondays}
    panels = []
    for scale in Scale:
        lines = [
            Line(subject(one, among), _points(one)) for one in chosen if one.course.scale is scale
        ]
        if lines:
            low, high = (2, 5) if scale is Scale.FIVE else (0, 100)
            name = words.say(me.reader, "progress-chart-scale", scale=scale.value)
            panels.append(Panel(name, low, high, weeks, lines))
    return panels


def _points(one: Standing) -> dict[date, float]:
    """Each week's mean; of passed and not passed, the share of the passed in per cent."""
    factor = 100 if one.course.scale is Scale.PASS else 1
    return {monday: mean * factor for monday, mean in one.weekly()}
