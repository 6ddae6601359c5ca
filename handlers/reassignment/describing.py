"""The family's own words and photos, while a request is still a draft."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.reassignment.asking import draft_screen
from handlers.reassignment.callbacks import Describe, Draft
from handlers.reassignment.cards import card
from models import reassignment
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from models.reassignment import Request, RequestState
from ui import Screen, Typed, button, may, screen
from ui.posts import file_of, length_of, text_of

private = Router(name=__name__)

ASK = Action.ASK_REASSIGNMENT


class Describing(StatesGroup):
    words = State()


@private.callback_query(Describe.filter())
@may(ASK, request=Request)
async def describe(
    _: CallbackQuery, request: Request, session: Session, me: Person, state: FSMContext
) -> Screen:
    if request.state is not RequestState.DRAFT:
        return await card(session, request, me)
    await state.set_data({"request": request.id})
    await state.set_state(Describing.words)
    return _ask(request)


def _ask(request: Request) -> Screen:
    done = [button("reassignment-back", Draft(request=request.id))]
    return screen("reassignment-describe-how", done)


@private.message(Describing.words, Typed())
@may(ASK)
async def described(message: Message, session: Session, me: Person, state: FSMContext) -> Any:
    """Words, a photo, or both; more may follow until it is sent. An album is answered once."""
    asked = await state.get_data()
    request = await access(session, me, ASK, Request, asked["request"])
    html, file = text_of(message), file_of(message)
    if request.state is not RequestState.DRAFT:
        return await card(session, request, me)
    if not html and file is None:
        return _ask(request)
    album = message.media_group_id
    more = request.post is not None and album is not None and request.post.album == album
    length = length_of(message)
    await reassignment.write(session, request, html, file, length=length, album=album, by=me)
    return None if more else await draft_screen(session, request, me)
