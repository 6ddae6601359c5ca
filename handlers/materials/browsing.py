"""The way to a material: subjects, topics, a list with pages, or some words; a tap takes it."""

from collections import Counter
from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.materials.callbacks import (
    Add,
    Enough,
    Find,
    Home,
    Listen,
    OfCourse,
    OfLesson,
    Take,
    UnderTopic,
)
from handlers.materials.rows import kept_rows, take_rows
from handlers.materials.searching import found_screen
from models import materials
from models.base import Session
from models.courses import Course
from models.groups import Group
from models.materials import SEE, TAKE, Material
from models.people import Person, Role
from models.timetable import Lesson
from ui import Row, Screen, button, entry, may, offer, pages, screen

private = Router(name=__name__)

ON_A_SCREEN = 8

offer(Lesson, SEE, "materials-of-lesson", lambda lesson: OfLesson(lesson=lesson.id))


@private.message(entry("materials", SEE))
@may(SEE)
async def library(message: Message, session: Session, me: Person) -> Screen:
    typed = message.text or ""
    query = typed.partition(" ")[2].strip() if typed.startswith("/") else ""
    return await found_screen(session, me, query) if query else await home_screen(session, me)


@private.callback_query(Home.filter())
@may(SEE)
async def home(
    _: CallbackQuery, callback_data: Home, session: Session, me: Person, state: FSMContext
) -> Screen:
    if await state.get_state() is not None:
        await state.clear()
    return await home_screen(session, me, callback_data.page)


async def home_screen(session: Session, me: Person, page: int = 0) -> Screen:
    """Subjects; with the name of the group where there are several."""
    found = await materials.shelves(session, me)
    several = len({one.course.group_id for one in found}) > 1
    rows: list[Row] = [
        [
            button(
                "materials-subject",
                OfCourse(course=one.course.id),
                subject=one.course.subject,
                group=one.group if several else "",
                n=one.n,
            )
        ]
        for one in pages.cut(found, page, ON_A_SCREEN)
    ]
    rows.append(pages.turns(len(found), page, ON_A_SCREEN, lambda to: Home(page=to)))
    begun = Counter(one.course_id for one in await materials.unfinished(session, me))
    rows += [
        [
            button(
                "materials-resume",
                Enough(course=one.course.id),
                subject=one.course.subject,
                n=begun[one.course.id],
            )
        ]
        for one in found
        if one.course.id in begun
    ]
    if any(one.n for one in found):
        rows.append([button("materials-find", Find())])
    if Role.PARENT in me.roles:
        hears = await materials.hears(session, me)
        words = "materials-hear-no-more" if hears else "materials-hear"
        rows.append([button(words, Listen(on=not hears))])
    keeps = any(one.kept for one in found)
    return screen("materials-home", *rows, n=len(found), keeps="yes" if keeps else "no")


@private.callback_query(Listen.filter())
@may(TAKE)
async def listen(_: CallbackQuery, callback_data: Listen, session: Session, me: Person) -> Screen:
    await materials.listen(session, me, wanted=callback_data.on)
    shown = await home_screen(session, me)
    return shown.but(toast="materials-will-hear" if callback_data.on else "materials-wont-hear")


@private.callback_query(OfCourse.filter())
@may(SEE, course=Course)
async def of_course(
    _: CallbackQuery,
    callback_data: OfCourse,
    course: Course,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    if await state.get_state() is not None:
        await state.clear()
    return await course_screen(session, course, me, callback_data.page)


async def course_screen(session: Session, course: Course, me: Person, page: int = 0) -> Screen:
    kept = await materials.keeps(session, me, course)
    found = await materials.topics(session, course, kept=kept)
    rows: list[Row] = [
        [button("materials-topic", UnderTopic(like=one.like), topic=one.name, n=one.n)]
        for one in pages.cut(found, page, ON_A_SCREEN)
    ]
    here = course.id
    rows.append(
        pages.turns(len(found), page, ON_A_SCREEN, lambda to: OfCourse(course=here, page=to))
    )
    if kept:
        rows.append([button("materials-add", Add(course=here))])
    rows.append([button("materials-back", Home())])
    group = (await session.get_one(Group, course.group_id)).name
    words = "materials-topics" if found else "materials-no-topics"
    kept_word = "yes" if kept else "no"
    return screen(words, *rows, subject=course.subject, group=group, keeps=kept_word)


@private.callback_query(OfLesson.filter())
@may(SEE, lesson=Lesson)
async def of_lesson(_: CallbackQuery, lesson: Lesson, session: Session, me: Person) -> Screen:
    """Beside the lesson, which stays where it was tapped."""
    found = await materials.of_lesson(session, me, lesson)
    if len(found) == 1:
        return (await course_screen(session, found[0], me)).but(fresh=True)
    rows: list[Row] = []
    for course in found:
        group = (await session.get_one(Group, course.group_id)).name
        this = OfCourse(course=course.id)
        rows.append([button("materials-subject", this, subject=course.subject, group=group, n=0)])
    words = "materials-which-group" if found else "materials-not-yours"
    back: Row = [button("materials-back", Home())]
    return screen(words, *rows, back, subject=lesson.subject).but(fresh=True)


@private.callback_query(UnderTopic.filter())
@may(SEE, like=Material)
async def under_topic(
    _: CallbackQuery, callback_data: UnderTopic, like: Material, session: Session, me: Person
) -> Screen:
    return await topic_screen(session, like, me, callback_data.page)


async def topic_screen(session: Session, like: Material, me: Person, page: int = 0) -> Screen:
    """What is under the topic of this material: to be taken, or to be looked after."""
    course = await session.get_one(Course, like.course_id)
    kept = await materials.keeps(session, me, course)
    found, first, n = await materials.under(
        session, like, kept=kept, start=page * ON_A_SCREEN, size=ON_A_SCREEN
    )
    rows = await (kept_rows(session, found) if kept else take_rows(session, me, found))
    here = like.id
    rows.append(
        pages.turns(n, first // ON_A_SCREEN, ON_A_SCREEN, lambda to: UnderTopic(like=here, page=to))
    )
    if kept:
        rows.append([button("materials-add", Add(course=course.id))])
    rows.append([button("materials-to-topics", OfCourse(course=course.id))])
    kept_word = "yes" if kept else "no"
    return screen(
        "materials-list",
        *rows,
        subject=course.subject,
        topic=like.topic,
        n=n,
        keeps=kept_word,
    )


@private.callback_query(Take.filter())
@may(TAKE, material=Material)
async def take(
    _: CallbackQuery, material: Material, session: Session, me: Person, now: datetime
) -> Screen | None:
    """The file comes by itself, as a message of its own; a lost one comes once it is there again"""
    if await materials.take(session, material, by=me, at=now):
        return None
    return screen("materials-lost-take", title=material.title).but(fresh=True)
