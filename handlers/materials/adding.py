"""Something is sent for the library: files one after the other, then a topic, then titles."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.materials.browsing import course_screen
from handlers.materials.callbacks import Add, Enough, PickTopic, Stop
from handlers.materials.sharing import put_in_screen
from models import materials
from models.base import Session
from models.courses import Course
from models.materials import (
    KEEP,
    LONGEST_TITLE,
    Material,
    NotAMaterial,
)
from models.people import Person
from models.permissions import access
from models.posts import MediaKind, Post, of_album
from ui import Row, Screen, Typed, button, may, screen
from ui.posts import file_of, joins, plain_of, received

private = Router(name=__name__)

MOST_TOPICS = 6


class Adding(StatesGroup):
    files = State()
    topic = State()
    title = State()  # of the first draft that has none


@private.callback_query(Add.filter())
@may(KEEP, course=Course)
async def add(
    _: CallbackQuery, course: Course, session: Session, me: Person, state: FSMContext
) -> Screen:
    return await ask_files(session, course, me, state)


async def ask_files(session: Session, course: Course, me: Person, state: FSMContext) -> Screen:
    """What is sent from now on belongs to this course, and so does what was sent before."""
    drafts = await materials.unfinished(session, me, course)
    await state.set_data({"course": course.id})
    await state.set_state(Adding.files)
    words = "materials-send-more" if drafts else "materials-send"
    return screen(words, _ways(course, drafts), subject=course.subject, n=len(drafts))


def _ways(course: Course, drafts: list[Material]) -> Row:
    enough = button("materials-enough", Enough(course=course.id), style="primary")
    stop = button("materials-stop", Stop(course=course.id))
    return [enough, stop] if drafts else [stop]


@private.message(Adding.files, Typed())
@private.message(Adding.topic, file_of, Typed())
@may(KEEP)
async def files(message: Message, session: Session, me: Person, state: FSMContext) -> Screen | None:
    """One more; the files of an album come one by one and are one material."""
    if await joined(session, message, me):
        return None
    course = await _course(session, me, state)
    post = await taken_in(session, message, me)
    title = title_of(post)
    number = message.message_id
    draft = await materials.put(session, post, course, by=me, title=title, message_id=number)
    drafts = await materials.unfinished(session, me, course)
    await state.set_state(Adding.files)
    ways = _ways(course, drafts)
    return screen("materials-one-more", ways, n=len(drafts), title=draft.title)


async def _course(session: Session, me: Person, state: FSMContext) -> Course:
    """Where it goes, if it still may: somebody may teach this no more."""
    asked = await state.get_data()
    return await access(session, me, KEEP, Course, asked["course"])


async def joined(session: Session, message: Message, me: Person) -> bool:
    """Was it one more file of an album that is there already?"""
    post = await of_album(session, me.id, message.media_group_id)
    return post is not None and await joins(session, message, post)


async def taken_in(session: Session, message: Message, me: Person) -> Post:
    """Keep what somebody has sent, if it is of a kind that can be kept."""
    file = file_of(message)
    if file is not None and file.kind is MediaKind.STICKER:
        raise NotAMaterial
    if file is None and not message.text:
        raise NotAMaterial
    return await received(session, message, me.id)


def title_of(post: Post) -> str:
    """How it calls itself: the first line of its words, or the name of its file, else nothing.

    A single line of text may be no more than a link: what it is has to be said.
    """
    lines = [line.strip() for line in plain_of(post).splitlines() if line.strip()]
    says = lines[0] if lines and (post.attachments or len(lines) > 1) else ""
    if says and "://" not in says and len(says) <= LONGEST_TITLE:
        return says
    name = post.attachments[0].name if post.attachments else ""
    return name.rpartition(".")[0].replace("_", " ") or name


@private.callback_query(Stop.filter())
@may(KEEP, course=Course)
async def stop(
    _: CallbackQuery, course: Course, session: Session, me: Person, state: FSMContext
) -> Screen:
    for draft in await materials.unfinished(session, me, course):
        await materials.discard(session, draft, by=me)
    await state.clear()
    return await course_screen(session, course, me)


@private.callback_query(Enough.filter())
@may(KEEP, course=Course)
async def enough(
    _: CallbackQuery, course: Course, session: Session, me: Person, state: FSMContext
) -> Screen:
    """Goes on where it stands: also after something else has been asked for a while."""
    drafts = await materials.unfinished(session, me, course)
    if not drafts:
        return await course_screen(session, course, me)
    await state.set_data({"course": course.id})
    await state.set_state(Adding.topic)
    known = (await materials.topics(session, course, kept=True))[:MOST_TOPICS]
    rows: list[Row] = [
        [button("materials-topic-name", PickTopic(like=one.like), topic=one.name)] for one in known
    ]
    rows.append([button("materials-stop", Stop(course=course.id))])
    return screen("materials-which-topic", *rows, n=len(drafts), known=len(known))


@private.callback_query(PickTopic.filter())
@may(KEEP, like=Material)
async def pick_topic(
    _: CallbackQuery,
    like: Material,
    session: Session,
    me: Person,
    state: FSMContext,
    now: datetime,
) -> Screen:
    course = await session.get_one(Course, like.course_id)
    return await _filed(session, me, state, course, like.topic, now)


@private.message(Adding.topic, Typed())
@may(KEEP)
async def typed_topic(
    message: Message, session: Session, me: Person, state: FSMContext, now: datetime
) -> Screen:
    course = await _course(session, me, state)
    return await _filed(session, me, state, course, message.text or "", now)


async def _filed(
    session: Session, me: Person, state: FSMContext, course: Course, topic: str, now: datetime
) -> Screen:
    drafts = await materials.unfinished(session, me, course)
    for draft in drafts:
        await materials.file_under(session, draft, topic)
    return await _next(session, state, drafts, by=me, at=now)


async def _next(
    session: Session, state: FSMContext, drafts: list[Material], *, by: Person, at: datetime
) -> Screen:
    """Ask for a title that is missing; with all of them there it is put in."""
    untitled = [one for one in drafts if not one.title]
    if untitled:
        [first, *_] = untitled
        number = drafts.index(first) + 1
        await state.set_state(Adding.title)
        files = [file.kind.value for file in first.post.attachments] or ["text"]
        kind = files[0] if len(files) == 1 else "album"
        words = "materials-type-title"
        return screen(words, kind=kind, number=number, n=len(drafts), limit=LONGEST_TITLE)
    for draft in drafts:
        await materials.publish(session, draft, by=by, at=at)
    await state.clear()
    if not drafts:  # they were put in, or thrown away, by another tap
        return screen("materials-none-left")
    return await put_in_screen(session, drafts, by, at)


@private.message(Adding.title, Typed())
@may(KEEP)
async def typed_title(
    message: Message, session: Session, me: Person, state: FSMContext, now: datetime
) -> Screen | None:
    if await joined(session, message, me):
        return None
    drafts = await materials.unfinished(session, me, await _course(session, me, state))
    for draft in [one for one in drafts if not one.title][:1]:
        materials.entitle(draft, message.text or "")
    return await _next(session, state, drafts, by=me, at=now)
