"""What a group learns, and from whom."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.teaching.callbacks import AskEnd, Choose, NewSubject, Subject, Subjects
from models import teaching
from models.base import Session
from models.courses import Course
from models.groups import Group
from models.people import Person
from models.permissions import Action, access
from models.rosters import Inside, Managing
from ui import Row, Screen, Typed, button, may, offer, offers, pages, phrase, screen

private = Router(name=__name__)

ASSIGN = Action.ASSIGN_TEACHER
ON_A_PAGE, IN_A_ROW = 16, 2


class TypingSubject(StatesGroup):
    title = State()


offer(
    Managing,
    ASSIGN,
    "teaching-of-group",
    lambda managing: Subjects(group=managing.group.id),
)


@private.callback_query(Subjects.filter())
@may(ASSIGN, group=Group)
async def show_subjects(
    _: CallbackQuery,
    callback_data: Subjects,
    group: Group,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    await state.clear()
    found = await teaching.of_group(session, group)
    lines = [
        phrase(
            "teaching-line",
            subject=one.course.subject,
            teachers=", ".join(teacher.name for teacher in one.teachers),
        )
        for one in found
    ]
    buttons = [
        button("teaching-subject", Subject(course=one.course.id), subject=one.course.subject)
        for one in pages.cut(found, callback_data.page, ON_A_PAGE)
    ]
    rows: list[Row] = [buttons[i : i + IN_A_ROW] for i in range(0, len(buttons), IN_A_ROW)]
    id = group.id
    turns = pages.turns(
        len(found), callback_data.page, ON_A_PAGE, lambda page: Subjects(group=id, page=page)
    )
    new = [button("teaching-new-subject", NewSubject(group=id))]
    return screen(
        "teaching-subjects" if found else "teaching-no-subjects",
        turns,
        *rows,
        new,
        *offers(me, Inside(id)),
        group=group.name,
        lines=lines,
    )


@private.callback_query(NewSubject.filter())
@may(ASSIGN, group=Group)
async def ask_subject(_: CallbackQuery, group: Group, state: FSMContext) -> Screen:
    await state.set_state(TypingSubject.title)
    await state.set_data({"group": group.id})
    back = [button("teaching-to-subjects", Subjects(group=group.id))]
    return screen("teaching-name-subject", back, group=group.name)


@private.message(TypingSubject.title, Typed())
@may(ASSIGN)
async def name_subject(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    group = await access(session, me, ASSIGN, Group, (await state.get_data())["group"])
    course = await teaching.subject(session, group, message.text or "")
    await state.clear()
    return await subject_screen(session, me, course)


@private.callback_query(Subject.filter())
@may(ASSIGN, course=Course)
async def show_subject(
    _: CallbackQuery, course: Course, session: Session, me: Person, state: FSMContext
) -> Screen:
    await state.clear()
    return await subject_screen(session, me, course)


async def subject_screen(session: Session, me: Person, course: Course) -> Screen:
    id = course.id
    teachers = await teaching.teachers_of(session, course)
    rows: list[Row] = []
    for one in teachers:
        rows.append([button("teaching-replace", Choose(course=id, instead=one.id), name=one.name)])
        rows.append([button("teaching-end", AskEnd(course=id, teacher=one.id), name=one.name)])
    words = "teaching-beside" if teachers else "teaching-assign"
    rows.append([button(words, Choose(course=id))])
    rows.append([button("teaching-to-subjects", Subjects(group=course.group_id))])
    return screen(
        "teaching-course",
        *rows,
        subject=course.subject,
        group=(await session.get_one(Group, course.group_id)).name,
        teachers=", ".join(teacher.name for teacher in teachers),
        n=len(await teaching.weekly(session, course)),
    )
