"""A mark in one typed line, a question where it is not clear, and ten minutes to think again."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.gradebook.callbacks import DropLevel, LineFor, LineIn, UndoLevel, UndoMark
from handlers.gradebook.sheets import score_of
from models import marks, timetable
from models.base import AccessDenied, Refusal, Session
from models.courses import Course
from models.gradebook import lines, noting
from models.gradebook.lines import Line
from models.gradebook.noting import Choice, Meaning
from models.marks import Mark
from models.mastery import Level, Mastery
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, Typed, button, left_to_others, may, screen

private = Router(name=__name__)

GIVE = Action.GIVE_MARK
MOST_ASKED = 10  # buttons under one question


class Unclear(StatesGroup):
    line = State()


class LineGone(Refusal):
    """The question is old: what was written with it is not known any more."""


class LooksLikeLine(Filter):
    """A message that has a mark or a level in it, after a word or more."""

    async def __call__(self, message: Message, **_: Any) -> bool:
        return lines.read(message.text or "") is not None


@private.message(StateFilter(None, Unclear.line), Typed(), LooksLikeLine())
@may(GIVE)
@left_to_others()
async def write(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    if len((message.text or "").splitlines()) > 1:
        return screen("gradebook-one-line")
    line = lines.read(message.text or "")
    meant = line and await noting.meaning(session, me, line)
    if not line or not meant:
        raise SkipHandler
    students = meant.named.students
    if not students:
        return screen("gradebook-nobody", name=" ".join(meant.named.rest).title())
    if len(students) > 1 or meant.named.close:
        await _keep(state, line, meant.named.rest)
        return _which_student(line, meant)
    if len(meant.choices) > 1 or not meant.told:
        await _keep(state, line, meant.named.rest, students[0])
        return _which_course(line, students[0], meant.choices)
    return await _note(session, students[0], meant.choices[0], line, me, now, state)


async def _keep(
    state: FSMContext, line: Line, rest: tuple[str, ...], student: Person | None = None
) -> None:
    await state.set_data(
        {
            "value": line.value,
            "what_for": line.what_for,
            "rest": list(rest),
            "student": student.id if student else None,
        }
    )
    await state.set_state(Unclear.line)


def _which_student(line: Line, meant: Meaning) -> Screen:
    students = meant.named.students
    names = [one.name for one in students]
    rows: list[Row] = [
        [
            button(
                "gradebook-line-for",
                LineFor(student=one.id),
                name=one.name,
                group=meant.groups[one.id] if names.count(one.name) > 1 else "",
            )
        ]
        for one in students[:MOST_ASKED]
    ]
    words = "gradebook-did-you-mean" if meant.named.close else "gradebook-which-student"
    return screen(words, *rows, value=line.value, n=len(students))


def _which_course(line: Line, student: Person, choices: tuple[Choice, ...]) -> Screen:
    twice = len({choice.course.subject for choice in choices}) < len(choices)
    rows: list[Row] = [
        [
            button(
                "gradebook-line-in",
                LineIn(course=choice.course.id),
                subject=choice.course.subject,
                group=choice.group if twice else "",
            )
        ]
        for choice in choices[:MOST_ASKED]
    ]
    return screen("gradebook-which-course", *rows, name=student.name, value=line.value)


@private.callback_query(LineFor.filter())
@may(GIVE)
async def choose_student(
    _: CallbackQuery,
    callback_data: LineFor,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    asked, line = await _asked(state)
    student = await session.get(Person, callback_data.student)
    if student is None:
        raise AccessDenied
    choices, told = await noting.choices_for(session, me, student, tuple(asked["rest"]))
    if not choices:
        raise AccessDenied
    if len(choices) > 1 or not told:
        await _keep(state, line, tuple(asked["rest"]), student)
        return _which_course(line, student, choices)
    return await _note(session, student, choices[0], line, me, now, state)


@private.callback_query(LineIn.filter())
@may(GIVE, course=Course)
async def choose_course(
    _: CallbackQuery, course: Course, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked, line = await _asked(state)
    student = await session.get(Person, asked["student"] or 0)
    choices, _told = await noting.choices_for(session, me, student, ()) if student else ((), False)
    choice = next((one for one in choices if one.course.id == course.id), None)
    if student is None or choice is None:
        raise AccessDenied
    return await _note(session, student, choice, line, me, now, state)


async def _asked(state: FSMContext) -> tuple[dict[str, Any], Line]:
    asked = await state.get_data()
    if await state.get_state() != Unclear.line.state:
        raise LineGone
    return asked, Line((), asked["value"], asked["what_for"])


async def _note(
    session: Session,
    student: Person,
    choice: Choice,
    line: Line,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    noted = await noting.note_line(
        session,
        student,
        choice.course,
        line.value,
        line.what_for,
        on=timetable.local_day(now, me.zone),
        by=me,
        at=now,
    )
    await state.clear()
    facts = {"name": student.name, "subject": choice.course.subject}
    if isinstance(noted, Mark):
        undo = button("gradebook-undo", UndoMark(mark=noted.id))
        given = {"score": score_of(noted), "what": noted.what_for}
        return screen("gradebook-noted", [undo], **facts, **given)
    mastery, was = noted
    back = UndoLevel(mastery=mastery.id, was=was) if was else DropLevel(mastery=mastery.id)
    undo = button("gradebook-undo", back)
    return screen(
        "gradebook-level-noted", [undo], **facts, topic=mastery.topic, level=mastery.level.value
    )


@private.callback_query(UndoMark.filter())
@may(GIVE, mark=Mark)
async def undo_mark(
    _: CallbackQuery, mark: Mark, session: Session, me: Person, now: datetime
) -> Screen:
    """Twice is as good as once."""
    if not mark.withdrawn:
        await marks.undo(session, mark, by=me, at=now)
    student = await session.get_one(Person, mark.student_id)
    again = "" if mark.withdrawn else score_of(mark)
    return screen("gradebook-undone", name=student.name, score=again)


@private.callback_query(UndoLevel.filter())
@may(GIVE, mastery=Mastery)
async def undo_level(
    _: CallbackQuery,
    callback_data: UndoLevel,
    mastery: Mastery,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await _level_undone(session, mastery, callback_data.was, me, now)


@private.callback_query(DropLevel.filter())
@may(GIVE, mastery=Mastery)
async def drop_level(
    _: CallbackQuery, mastery: Mastery, session: Session, me: Person, now: datetime
) -> Screen:
    return await _level_undone(session, mastery, None, me, now)


async def _level_undone(
    session: Session, mastery: Mastery, was: Level | None, me: Person, now: datetime
) -> Screen:
    student = await session.get_one(Person, mastery.student_id)
    await noting.undo_level(session, mastery, was, by=me, at=now)
    return screen("gradebook-undone", name=student.name, score="")
