"""How a student stands, on paper: subjects, what is overdue, attendance, one step, the chart."""

import asyncio
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.progress.callbacks import Report, Subjects
from handlers.progress.phrases import average, debt, step, subject
from handlers.progress.subjects import drawing, told
from models import progress
from models.attendance import AttendanceState
from models.base import Session
from models.people import Person, Reader
from models.permissions import Action
from models.progress import Standing, reach
from models.timetable import local_day
from ui import Phrase, Screen, button, charts, may, screen
from ui import reports as papers
from ui.i18n import Translator
from ui.reports import Part, paper

private = Router(name=__name__)

COLUMNS = ("subject", "average", "works", "overdue", "present", "absent")
DEBTS_SHOWN = 30


@private.callback_query(Report.filter())
@may(Action.SEE_PROGRESS, student=Person)
async def send(
    _: CallbackQuery,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
) -> Screen:
    await reach.check(session, me, student)
    found = told(await progress.of_student(session, student.id))
    chart = drawing(found, me, words, student.called)
    await session.close()  # nobody waits for a reader while we draw
    picture = await asyncio.to_thread(charts.draw, *chart) if chart else None
    written = _report(words, me.reader, student, found, now, picture)
    content = await asyncio.to_thread(paper, written)
    name = words.say(me.reader, "progress-report-name", name=student.name)
    back = [button("progress-to-subjects", Subjects(student=student.id))]
    return screen("progress-report-sent", back, name=student.name).but(
        document=(f"{name}.pdf", content)
    )


def _report(
    words: Translator,
    reader: Reader,
    student: Person,
    found: list[Standing],
    now: datetime,
    picture: bytes | None,
) -> papers.Report:
    week = progress.summed_up(found, at=now, zone=reader.zone)

    def say(one: Phrase) -> str:
        return words.say(reader, one.words, **one.facts)

    header = [words.say(reader, "progress-report-column", column=column) for column in COLUMNS]
    owed = [say(debt(one, found)) for one in week.debts[:DEBTS_SHOWN]]
    if len(week.debts) > DEBTS_SHOWN:
        owed.append(words.say(reader, "progress-and-more", n=len(week.debts) - DEBTS_SHOWN))
    heads = [words.say(reader, "progress-report-heading", part=part) for part in ("step", "owed")]
    parts = [Part(heads[0], [say(step(week.step, found))])]
    if owed:
        parts.append(Part(heads[1], owed))
    groups = ", ".join(sorted({one.group for one in found}))
    made = local_day(now, reader.zone)
    return papers.Report(
        student.name,
        words.say(reader, "progress-report-under", group=groups, at=made),
        [header, *(_row(words, reader, one, found, now) for one in found)],
        parts,
        picture,
        words.say(reader, "progress-report-foot", name=student.name, at=made),
    )


def _row(
    words: Translator, reader: Reader, one: Standing, among: list[Standing], now: datetime
) -> list[str]:
    """Nothing noted is a dash: it is not a nought."""
    mean = average(one)
    noted, seen = one.attendance.total(), one.attendance
    there = seen[AttendanceState.PRESENT] + seen[AttendanceState.LATE]
    return [
        subject(one, among),
        words.say(reader, mean.words, **mean.facts) if one.counting else "—",
        words.say(reader, "progress-report-of", n=one.submitted, all=one.planned)
        if one.planned
        else "—",
        str(len(one.overdue(now)) or "—"),
        words.say(reader, "progress-report-of", n=there, all=noted) if noted else "—",
        words.say(
            reader,
            "progress-report-absent",
            n=noted - there,
            excused=seen[AttendanceState.EXCUSED],
        )
        if noted - there
        else "—",
    ]
