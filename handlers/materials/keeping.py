"""Whoever keeps a course: who has a material, another title or topic, a new version, withdrawal."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.materials.adding import MOST_TOPICS, joined, taken_in
from handlers.materials.callbacks import (
    AskWithdraw,
    Keep,
    Move,
    MoveTo,
    Renew,
    Retitle,
    Take,
    Takers,
    UnderTopic,
    Withdraw,
)
from handlers.materials.rows import standing_word
from models import materials, people
from models.base import Session
from models.courses import Course
from models.materials import KEEP, LONGEST_TITLE, SEE_TAKERS, SOON, Material, MaterialState
from models.people import Person
from models.permissions import access
from ui import Row, Screen, Typed, button, left_to_others, may, phrase, screen
from ui.posts import length_of, text_of

private = Router(name=__name__)


class Keeping(StatesGroup):
    title = State()
    topic = State()
    content = State()


@private.callback_query(Keep.filter())
@may(KEEP, material=Material)
async def keep(_: CallbackQuery, material: Material, session: Session, state: FSMContext) -> Screen:
    if await state.get_state() is not None:
        await state.clear()
    return await _manage(session, material)


async def _manage(session: Session, material: Material) -> Screen:
    id, word = material.id, standing_word(material)
    here = word != "withdrawn"
    rows: list[Row] = [
        [button("materials-look", Take(material=id))] if word == "open" else [],
        [button("materials-takers", Takers(material=id))],
        [button("materials-renew", Renew(material=id))] if here else [],
        [
            button("materials-retitle", Retitle(material=id)),
            button("materials-move", Move(material=id)),
        ],
        [button("materials-withdraw", AskWithdraw(material=id))]
        if here
        else [button("materials-bring-back", Withdraw(material=id, gone=False))],
        [button("materials-to-list", UnderTopic(like=id))],
    ]
    taken, all = (await materials.counts(session, [material]))[id]
    course = await session.get_one(Course, material.course_id)
    facts: dict[str, Any] = {"title": material.title, "topic": material.topic, "state": word}
    return screen(
        "materials-one",
        *rows,
        subject=course.subject,
        version=material.version,
        at=material.published_at,
        taken=taken,
        all=all,
        **facts,
    )


@private.callback_query(Takers.filter())
@may(SEE_TAKERS, material=Material)
async def takers(_: CallbackQuery, material: Material, session: Session) -> Screen:
    """Student by student; a guardian who has taken it has taken it for the student."""
    found = await materials.standing(session, material)
    lines = [
        phrase(
            "materials-taker",
            name=one.student.name,
            at=one.at,
            who="guardian" if one.by_guardian else "student",
        )
        for one in found.takers
    ]
    return screen(
        "materials-standing",
        [button("materials-back-to-one", Keep(material=material.id))],
        title=material.title,
        taken=len(found.takers),
        all=len(found.takers) + len(found.waiting),
        lines=lines,
        waiting=[phrase("materials-not-taken", name=one.name) for one in found.waiting],
        n=len(found.waiting),
        uncounted=found.uncounted,
    )


@private.callback_query(Retitle.filter())
@may(KEEP, material=Material)
async def retitle(_: CallbackQuery, material: Material, state: FSMContext) -> Screen:
    await state.set_data({"material": material.id})
    await state.set_state(Keeping.title)
    back = [button("materials-back-to-one", Keep(material=material.id))]
    return screen("materials-type-new-title", back, title=material.title, limit=LONGEST_TITLE)


@private.message(Keeping.title, Typed())
@may(KEEP)
async def typed_title(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    material = await _asked(session, me, state)
    materials.entitle(material, message.text or "")
    await state.clear()
    return await _manage(session, material)


async def _asked(session: Session, me: Person, state: FSMContext) -> Material:
    """The material that is spoken of, if it is still theirs to keep."""
    asked = await state.get_data()
    return await access(session, me, KEEP, Material, asked["material"])


@private.callback_query(Move.filter())
@may(KEEP, material=Material)
async def move(_: CallbackQuery, material: Material, session: Session, state: FSMContext) -> Screen:
    await state.set_data({"material": material.id})
    await state.set_state(Keeping.topic)
    course = await session.get_one(Course, material.course_id)
    known = await materials.topics(session, course, kept=True)
    others = [one for one in known if one.name != material.topic][:MOST_TOPICS]
    rows: list[Row] = [
        [
            button(
                "materials-topic-name",
                MoveTo(material=material.id, like=one.like),
                topic=one.name,
            )
        ]
        for one in others
    ]
    back = [button("materials-back-to-one", Keep(material=material.id))]
    return screen("materials-type-new-topic", *rows, back, title=material.title, known=len(others))


@private.callback_query(MoveTo.filter())
@may(KEEP, material=Material, like=Material)
async def move_to(
    _: CallbackQuery, material: Material, like: Material, session: Session, state: FSMContext
) -> Screen:
    await materials.file_under(session, material, like.topic)
    await state.clear()
    return await _manage(session, material)


@private.message(Keeping.topic, Typed())
@may(KEEP)
async def typed_topic(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    material = await _asked(session, me, state)
    await materials.file_under(session, material, message.text or "")
    await state.clear()
    return await _manage(session, material)


@private.callback_query(Renew.filter())
@may(KEEP, material=Material)
async def renew(_: CallbackQuery, material: Material, state: FSMContext) -> Screen:
    await state.set_data({"material": material.id})
    await state.set_state(Keeping.content)
    back = [button("materials-back-to-one", Keep(material=material.id))]
    lost = "yes" if material.lost_at is not None else "no"
    return screen("materials-send-renewed", back, title=material.title, lost=lost)


@private.message(Keeping.content, Typed())
@may(KEEP)
async def content(
    message: Message, session: Session, me: Person, state: FSMContext, now: datetime
) -> Screen | None:
    """The other files of an album join what the first has begun: the question stays open."""
    material = await _asked(session, me, state)
    if await joined(session, message, me):
        return None
    post = await taken_in(session, message, me)
    number = message.message_id
    await materials.renew(session, material, post, message_id=number, at=now)
    if message.media_group_id is None:
        await state.clear()
    back = [button("materials-back-to-one", Keep(material=material.id))]
    taken, _ = (await materials.counts(session, [material]))[material.id]
    return screen("materials-renewed-now", back, title=material.title, n=taken, at=now + SOON)


@private.callback_query(AskWithdraw.filter())
@may(KEEP, material=Material)
async def ask_withdraw(_: CallbackQuery, material: Material, session: Session) -> Screen:
    taken, _all = (await materials.counts(session, [material]))[material.id]
    rows: list[Row] = [
        [
            button(
                "materials-withdraw-yes", Withdraw(material=material.id, gone=True), style="danger"
            )
        ],
        [button("materials-back-to-one", Keep(material=material.id))],
    ]
    return screen("materials-withdraw-sure", *rows, title=material.title, n=taken)


@private.callback_query(Withdraw.filter())
@may(KEEP, material=Material)
async def withdraw(
    _: CallbackQuery, callback_data: Withdraw, material: Material, session: Session
) -> Screen:
    gone = material.state is MaterialState.WITHDRAWN
    if callback_data.gone and not gone:
        await materials.withdraw(session, material)
    if not callback_data.gone and gone:
        await materials.bring_back(session, material)
    return await _manage(session, material)


class Rewrites(Filter):
    """Words with a material that its author has now written anew; the handler gets its id."""

    async def __call__(self, message: Message, unit: Any, **_: Any) -> bool | dict[str, Any]:
        me = message.from_user and await people.by_telegram(unit.session, message.from_user.id)
        found = me and await materials.written_as(unit.session, me, message.message_id)
        return {"rewritten": found.id} if found else False


@private.edited_message(Rewrites())
@may(KEEP)
@left_to_others()
async def rewrite(
    message: Message, session: Session, me: Person, rewritten: int, state: FSMContext
) -> None:
    """Whoever takes it from now on gets these words; a question of another dialog stays open."""
    material = await access(session, me, KEEP, Material, rewritten)
    materials.rewrite(material, text_of(message), length=length_of(message))
