"""Questions about guides: typed, spoken or photographed; and what the tutor makes of them."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.guides.callbacks import Ask, AskElse, AskIn, Confirm, OfferShare, Open, Reply
from handlers.guides.cards import card
from models import guides, people
from models.base import Session
from models.guides import GuideQuestion, GuideVersion, Section
from models.people import Person
from models.permissions import Action, access
from models.posts import Post
from ui import (
    CallbackData,
    Phrase,
    Row,
    Screen,
    Typed,
    button,
    may,
    notification,
    phrase,
    screen,
)
from ui.posts import html_of, joins, media_of, received

private = Router(name=__name__)

ANSWER, KEEP, SEE = Action.ANSWER_GUIDE, Action.KEEP_GUIDES, Action.SEE_GUIDES


class Asking(StatesGroup):
    question = State()
    files = State()  # more of them, if it was an album
    answer = State()


@private.callback_query(Confirm.filter())
@may(ANSWER, version=GuideVersion)
async def confirm(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person, now: datetime
) -> Screen:
    """An old card leads to the newest version: only that can be confirmed."""
    guide = await guides.of(session, version)
    if guide.newest is not None and guide.overtaken(version):
        return (await card(session, guide, guide.newest, me)).but(fresh=True, toast="guides-newer")
    await guides.confirm(session, version, by=me, at=now)
    return (await card(session, guide, version, me)).but(toast="guides-thanks")


@private.callback_query(Ask.filter())
@may(ANSWER, version=GuideVersion)
async def ask(_: CallbackQuery, version: GuideVersion, state: FSMContext) -> Screen:
    return await _ask(state, {"version": version.id}, _titled(version.title))


@private.callback_query(AskIn.filter())
@may(ANSWER)
async def ask_in(_: CallbackQuery, callback_data: AskIn, state: FSMContext) -> Screen:
    section = callback_data.section.value
    return await _ask(state, {"section": section}, phrase("guides-section", section=section))


@private.callback_query(AskElse.filter())
@may(ANSWER)
async def ask_else(_: CallbackQuery, state: FSMContext) -> Screen:
    return await _ask(state, {}, "")


async def _ask(state: FSMContext, about: dict[str, Any], title: Phrase | str) -> Screen:
    await state.set_data(about)
    await state.set_state(Asking.question)
    return screen("guides-type-question", about=title).but(fresh=True)


def _titled(title: str) -> Phrase:
    return phrase("guides-title", title=title)


@private.message(Asking.question, Typed())
@may(ANSWER)
async def typed_question(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    about = await state.get_data()
    version = None
    if "version" in about:
        version = await access(session, me, ANSWER, GuideVersion, about["version"])
    section = Section(about["section"]) if "section" in about else None
    post = await received(session, message, me.id)
    question = await guides.ask(session, post, by=me, at=now, version=version, section=section)
    await _leave(state, post, {"question": question.id})
    return screen("guides-question-passed-on")


async def _leave(state: FSMContext, post: Post, about: dict[str, Any]) -> None:
    """All is said; only of an album there is more to come."""
    if post.album:
        await state.set_data(about)
        await state.set_state(Asking.files)
    else:
        await state.clear()


@private.message(Asking.files, F.media_group_id)
@may(ANSWER)
async def more_files(message: Message, session: Session, me: Person, state: FSMContext) -> None:
    """The other files of an album come one by one, and nothing is said to each of them."""
    about = await state.get_data()
    action = KEEP if "answer" in about else ANSWER
    question = await access(session, me, action, GuideQuestion, about["question"])
    post = question.answer if "answer" in about else question.post
    if post is None or not await joins(session, message, post):
        raise SkipHandler


@notification(guides.QUESTION, GuideQuestion, KEEP, personal=True)
async def question(session: Session, question: GuideQuestion, _to: Person) -> Screen | None:
    """To the tutor; nothing, if a colleague has answered."""
    if question.answer_id is not None:
        return None
    return await _asked(session, question)


async def _asked(session: Session, question: GuideQuestion) -> Screen:
    children = [child.name for child in await people.children(session, question.asker_id)]
    return screen(
        "guides-question",
        [button("guides-reply", Reply(question=question.id))],
        about=await about_words(session, question),
        name=question.asker.name,
        children=", ".join(children),
        body=html_of(question.post),
    ).but(media=media_of(question.post))


async def about_words(session: Session, question: GuideQuestion) -> Phrase | str:
    """Under which title it was asked."""
    if question.version_id is not None:
        version = await session.get_one(GuideVersion, question.version_id)
        return _titled(version.title)
    if question.section is not None:
        return phrase("guides-section", section=question.section.value)
    return ""


@private.callback_query(Reply.filter())
@may(KEEP, question=GuideQuestion)
async def reply(_: CallbackQuery, question: GuideQuestion, state: FSMContext) -> Screen:
    if question.answer_id is not None:
        return screen("guides-answered-already").but(fresh=True)
    await state.set_data({"question": question.id})
    await state.set_state(Asking.answer)
    return screen("guides-type-answer", name=question.asker.name).but(fresh=True)


@private.message(Asking.answer, Typed())
@may(KEEP)
async def typed_answer(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    question = await access(session, me, KEEP, GuideQuestion, asked["question"])
    post = await received(session, message, me.id)
    await guides.answer(session, question, post, by=me, at=now)
    await _leave(state, post, {"question": question.id, "answer": True})
    rows: list[Row] = []
    if question.sayable and await guides.may_share(session, me, question):
        rows.append([button("guides-offer-share", OfferShare(question=question.id))])
    return screen("guides-answer-sent", *rows, name=question.asker.name)


@notification(guides.ANSWERED, GuideQuestion, SEE, personal=True)
async def answered(session: Session, question: GuideQuestion, _to: Person) -> Screen | None:
    """Back to whoever asked, under the title they asked about."""
    if question.answer is None:
        return None
    again: CallbackData = AskElse()
    rows: list[Row] = []
    if question.section is not None:
        again = AskIn(section=question.section)
    if question.version_id is not None:
        again = Ask(version=question.version_id)
        rows.append([button("guides-open", Open(version=question.version_id))])
    rows.append([button("guides-ask-more", again)])
    return screen(
        "guides-answered",
        *rows,
        about=await about_words(session, question),
        question=html_of(question.post),
        answer=html_of(question.answer),
    ).but(media=media_of(question.answer))
