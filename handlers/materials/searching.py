"""A material is found by words of its title or topic."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.materials.callbacks import Find, Home
from handlers.materials.rows import kept_rows, take_row
from models import materials
from models.base import Session
from models.materials import SEE
from models.people import Person
from ui import Row, Screen, Typed, button, may, screen

private = Router(name=__name__)

MOST_FOUND = 10
LONGEST_QUERY = 60  # characters


class Looking(StatesGroup):
    words = State()


@private.callback_query(Find.filter())
@may(SEE)
async def ask_words(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(Looking.words)
    return screen("materials-type-words", [button("materials-back", Home())])


@private.message(Looking.words, Typed())
@may(SEE)
async def typed_words(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    query = (message.text or "").strip()
    if not query:
        return screen("materials-type-words", [button("materials-back", Home())])
    shown = await found_screen(session, me, query)
    await state.clear()
    return shown


async def found_screen(session: Session, me: Person, query: str) -> Screen:
    query = query[:LONGEST_QUERY]
    found = await materials.search(session, me, query)
    shown = found[:MOST_FOUND]
    kept = await materials.kept_courses(session, me)
    taken = await materials.taken(session, me, shown)
    rows: list[Row] = []
    for one in shown:
        if one.course_id in kept:
            rows += await kept_rows(session, [one])
        else:
            rows.append(take_row(one, taken=one.id in taken))
    words = "materials-found" if found else "materials-nothing-found"
    back: Row = [button("materials-back", Home())]
    return screen(
        words,
        *rows,
        back,
        query=query,
        n=len(found),
        shown=len(shown),
        more=len(found) - len(shown),
    )
