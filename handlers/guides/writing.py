"""A guide is written: something is sent, gets a title, a section and a language."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.guides.callbacks import (
    Discard,
    Home,
    Make,
    Name,
    New,
    PickSection,
    PutIn,
    Renew,
    Speak,
)
from handlers.guides.cards import back_home
from handlers.guides.choosing import whom_screen
from handlers.guides.mailing import preview
from models import guides, people
from models.base import AccessDenied, Session
from models.guides import LONGEST_NEWS, Guide, GuideVersion, Section
from models.people import Person
from models.permissions import Action, access
from models.posts import Post
from models.preferences import LANGUAGES
from ui import Row, Screen, Typed, button, left_to_others, may, offers, screen
from ui.posts import is_for_others, joins, received

private = Router(name=__name__)
late = Router(name=f"{__name__}.late")

KEEP = Action.KEEP_GUIDES
ANY = "any"


class Writing(StatesGroup):
    content = State()
    title = State()
    news = State()
    files = State()  # of an album that nobody has asked for


@private.callback_query(New.filter())
@may(KEEP)
async def new(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_data({})
    await state.set_state(Writing.content)
    return screen("guides-send-content", [button("guides-stop", Home())])


@private.callback_query(Renew.filter())
@may(KEEP, guide=Guide)
async def renew(_: CallbackQuery, guide: Guide, state: FSMContext) -> Screen:
    await state.set_data({"guide": guide.id})
    await state.set_state(Writing.content)
    title = guide.newest.title if guide.newest else ""
    return screen("guides-send-renewed", [button("guides-stop", Home())], title=title)


@private.message(Writing.content, Typed())
@may(KEEP)
async def content(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    asked = await state.get_data()
    post = await received(session, message, me.id)
    if "guide" not in asked:
        return await _ask_title(await guides.write(session, post, by=me), state)
    guide = await access(session, me, KEEP, Guide, asked["guide"])
    version = await guides.renew(session, guide, post, by=me)
    await state.set_data({"version": version.id})
    await state.set_state(Writing.news)
    return screen("guides-type-news", limit=LONGEST_NEWS)


async def _ask_title(version: GuideVersion, state: FSMContext) -> Screen:
    await state.set_data({"version": version.id})
    await state.set_state(Writing.title)
    return screen("guides-type-title", limit=people.LONGEST_NAME)


@private.callback_query(Name.filter())
@may(KEEP, version=GuideVersion)
async def ask_title(
    _: CallbackQuery, version: GuideVersion, me: Person, state: FSMContext
) -> Screen:
    if version.author_id != me.id:
        raise AccessDenied
    return await _ask_title(version, state)


@private.message(Writing.title, Typed())
@may(KEEP)
async def title(message: Message, session: Session, me: Person, state: FSMContext) -> Screen | None:
    asked = await state.get_data()
    version = await access(session, me, KEEP, GuideVersion, asked["version"])
    if await joins(session, message, version.post):
        return None
    guides.entitle(version, message.text or "", by=me)
    await state.clear()
    return _sections(version)


@private.message(Writing.news, Typed())
@may(KEEP)
async def news(
    message: Message, session: Session, me: Person, state: FSMContext
) -> Screen | list[Screen] | None:
    asked = await state.get_data()
    version = await access(session, me, KEEP, GuideVersion, asked["version"])
    if await joins(session, message, version.post):
        return None
    typed = (message.text or "").strip()
    if not typed or len(typed) > LONGEST_NEWS:
        return screen("guides-type-news", limit=LONGEST_NEWS)
    guides.tell_news(version, typed, by=me)
    await state.clear()
    return await preview(session, version)


@private.callback_query(PickSection.filter())
@may(KEEP, version=GuideVersion)
async def pick_section(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person, state: FSMContext
) -> Screen | list[Screen]:
    """Where a draft goes on: at its title, if it has none; a new version only needs to be seen."""
    if version.author_id != me.id:
        raise AccessDenied
    if not version.title:
        return await _ask_title(version, state)
    if version.number > 1:
        return await preview(session, version)
    return _sections(version)


def _sections(version: GuideVersion) -> Screen:
    rows: list[Row] = [
        [button("guides-section", PutIn(version=version.id, section=one), section=one.value)]
        for one in Section
    ]
    return screen("guides-which-section", *rows, title=version.title)


@private.callback_query(PutIn.filter())
@may(KEEP, version=GuideVersion)
async def put_in(
    _: CallbackQuery, callback_data: PutIn, version: GuideVersion, session: Session, me: Person
) -> Screen:
    await guides.put(session, version, callback_data.section, by=me)
    rows: list[Row] = [
        [button("guides-language", Speak(version=version.id, language=one), language=one)]
        for one in (*LANGUAGES, ANY)
    ]
    back = [button("guides-back-a-step", PickSection(version=version.id))]
    return screen("guides-which-language", *rows, back, title=version.title)


@private.callback_query(Speak.filter())
@may(KEEP, version=GuideVersion)
async def speak(
    _: CallbackQuery, callback_data: Speak, version: GuideVersion, session: Session, me: Person
) -> Screen:
    chosen = callback_data.language
    await guides.write_in(session, version, None if chosen == ANY else chosen, by=me)
    return await whom_screen(session, version, me)


@private.callback_query(Discard.filter())
@may(KEEP, version=GuideVersion)
async def discard(_: CallbackQuery, version: GuideVersion, session: Session, me: Person) -> Screen:
    await guides.discard(session, version, by=me)
    return screen("guides-discarded", back_home())


@late.message(StateFilter(None, Writing.files), is_for_others)
@may(KEEP)
@left_to_others()
async def offer(message: Message, session: Session, me: Person, state: FSMContext) -> Screen | None:
    """Somebody who keeps guides sends a file, and nobody has asked for one."""
    asked = await state.get_data()
    before = await session.get(Post, asked["post"]) if "post" in asked else None
    if before is not None and await joins(session, message, before):
        return None
    post = await received(session, message, me.id)
    await state.set_data({"post": post.id})
    await state.set_state(Writing.files)
    make = [button("guides-make", Make(post=post.id))]
    return screen("guides-make-of-it", make, *offers(me, post))


@private.callback_query(Make.filter())
@may(KEEP)
async def make(
    _: CallbackQuery, callback_data: Make, session: Session, me: Person, state: FSMContext
) -> Screen:
    post = await session.get(Post, callback_data.post)
    if post is None:
        raise AccessDenied
    return await _ask_title(await guides.write(session, post, by=me), state)
