"""The tutor words an answer for all: the question as anybody would ask it, then the answer."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.faq.callbacks import Make, New, Reword, Rewrite
from handlers.faq.cards import card
from models import desk, faq
from models.base import AccessDenied, Session
from models.desk import Message
from models.faq import Faq
from models.people import Person, Role
from models.permissions import access
from models.permissions import may as allowed
from ui import Html, Screen, Typed, may, offer, screen
from ui.posts import file_of, html_of, text_of

private = Router(name=__name__)

ANSWER, KEEP = desk.ANSWER, faq.KEEP


class Wording(StatesGroup):
    question = State()
    answer = State()


def _fits(said: Message) -> bool:
    """A tutor's answer in words."""
    by_tutor = said.thread is not None and said.thread.role is Role.TUTOR
    return by_tutor and not said.asks and bool(said.post.html) and not said.post.attachments


offer(Message, KEEP, "faq-make", lambda said: Make(said=said.id), fits=_fits)


@private.callback_query(Make.filter())
@may(ANSWER, said=Message)
async def make(
    _: CallbackQuery, said: Message, session: Session, me: Person, state: FSMContext
) -> Screen:
    """The family's own words are shown to the tutor alone: for all it is asked anew."""
    if said.author_id != me.id or not allowed(me, KEEP) or not _fits(said):
        raise AccessDenied
    made = await faq.made_of(session, said.id, me)
    if made is not None:
        return (await card(session, made, me)).but(fresh=True)
    asked = await session.get(Message, said.replies_to) if said.replies_to else None
    await state.set_data({"said": said.id})
    await state.set_state(Wording.question)
    words = html_of(asked.post) if asked and asked.thread_id == said.thread_id else ""
    return _ask_question(words).but(fresh=True)


@private.callback_query(New.filter())
@may(KEEP)
async def new(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_data({})
    await state.set_state(Wording.question)
    return _ask_question("")


@private.callback_query(Reword.filter())
@may(KEEP, faq=Faq)
async def reword(_: CallbackQuery, faq: Faq, state: FSMContext) -> Screen:
    await state.set_data({"faq": faq.id})
    await state.set_state(Wording.question)
    return _ask_question("", before=faq.question)


@private.callback_query(Rewrite.filter())
@may(KEEP, faq=Faq)
async def rewrite(_: CallbackQuery, faq: Faq, state: FSMContext) -> Screen:
    return await _ask_answer(faq, state)


def _ask_question(asked: Html | str, before: str = "") -> Screen:
    return screen("faq-type-question", asked=asked, before=before, limit=faq.LONGEST_QUESTION)


async def _ask_answer(one: Faq, state: FSMContext, quotes: str = "") -> Screen:
    await state.set_data({"faq": one.id})
    await state.set_state(Wording.answer)
    return screen("faq-type-answer", question=one.question, answer=Html(one.answer), quotes=quotes)


@private.message(Wording.question, Typed())
@may(KEEP)
async def typed_question(
    message: Written, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    about = await state.get_data()
    question = " ".join((message.text or "").split())
    if "faq" in about:
        one = await access(session, me, KEEP, Faq, about["faq"])
        await faq.reword(session, one, by=me, question=question)
        return await _worded(session, one, me, state)
    if "said" not in about:
        one = await faq.draft(session, question, by=me, at=now)
        return await _worded(session, one, me, state)
    said = await access(session, me, ANSWER, Message, about["said"])
    places = await faq.about_children(session, me, said.post.html)
    will_do = not places and len(said.post.html) <= faq.LONGEST_ANSWER
    one = await faq.draft(
        session,
        question,
        said.post.html if will_do else "",
        by=me,
        at=now,
        said_id=said.id,
        student_id=said.thread.student_id if said.thread else None,
    )
    return await _worded(session, one, me, state, ", ".join(places))


@private.message(Wording.answer, Typed())
@may(KEEP)
async def typed_answer(message: Written, session: Session, me: Person, state: FSMContext) -> Screen:
    about = await state.get_data()
    one = await access(session, me, KEEP, Faq, about["faq"])
    answer = "" if file_of(message) else text_of(message)
    await faq.reword(session, one, by=me, answer=answer)
    return await _worded(session, one, me, state)


async def _worded(
    session: Session, one: Faq, me: Person, state: FSMContext, quotes: str = ""
) -> Screen:
    """What is still missing is asked for; then it is shown as families would see it."""
    if not one.answer:
        return await _ask_answer(one, state, quotes)
    await state.clear()
    return await card(session, one, me)
