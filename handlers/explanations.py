"""`/why`: an administrator asks why somebody may or may not do something with a student."""

from typing import Protocol

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from models import explanations, rosters
from models.base import AccessDenied, Session
from models.explanations import Explanation, Reason
from models.people import Person, Role
from models.permissions import PERMISSIONS, Action, access
from models.rosters import Profile
from ui import (
    CallbackData,
    Phrase,
    Row,
    Screen,
    Shelf,
    Typed,
    button,
    entry,
    may,
    offer,
    phrase,
    screen,
)

private = Router(name=__name__)


class Typing(StatesGroup):
    person = State()
    student = State()


class AskPerson(CallbackData, prefix="whywho"):
    """Let me name the person whose rights are to be explained."""


class AskStudent(CallbackData, prefix="whyof"):
    """Let me name the student whom this person's rights are about."""

    person: int


class Explain(CallbackData, prefix="whyso"):
    """Explain what this person may do with that student."""

    person: int
    student: int


class Openness(Protocol):
    """What the settings say about personal data in Telegram."""

    personal_data_in_chat: bool


offer(
    Profile,
    Action.EXPLAIN_ACCESS,
    "explanations-of-person",
    lambda profile: AskStudent(person=profile.person.id),
)


@private.message(entry("why", Action.EXPLAIN_ACCESS, shelf=Shelf.SCHOOL))
@may(Action.EXPLAIN_ACCESS)
async def why(_: Message, state: FSMContext) -> Screen:
    await state.set_state(Typing.person)
    return screen("explanations-whose")


@private.callback_query(AskPerson.filter())
@may(Action.EXPLAIN_ACCESS)
async def ask_person(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(Typing.person)
    return screen("explanations-whose")


@private.message(Typing.person, Typed())
@may(Action.EXPLAIN_ACCESS)
async def find_person(message: Message, session: Session) -> Screen:
    found = await rosters.named(session, message.text or "")
    rows: list[Row] = [
        [button("people-person", AskStudent(person=one.id), name=one.name)] for one in found
    ]
    return screen("explanations-found" if found else "explanations-not-found", *rows)


@private.callback_query(AskStudent.filter())
@may(Action.EXPLAIN_ACCESS, person=Person)
async def ask_student(_: CallbackQuery, person: Person, state: FSMContext) -> Screen:
    asked = screen("explanations-which-student", name=person.name)
    await state.set_state(Typing.student)
    await state.set_data({"person": person.id})
    return asked


@private.message(Typing.student, Typed())
@may(Action.EXPLAIN_ACCESS)
async def find_student(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    id = (await state.get_data())["person"]
    person = await access(session, me, Action.EXPLAIN_ACCESS, Person, id)
    found = await rosters.named(session, message.text or "", Role.STUDENT)
    rows: list[Row] = [
        [button("people-person", Explain(person=person.id, student=one.id), name=one.name)]
        for one in found
    ]
    return screen("explanations-found" if found else "explanations-not-found", *rows)


@private.callback_query(Explain.filter())
@may(Action.EXPLAIN_ACCESS, person=Person, student=Person)
async def explain(
    _: CallbackQuery, person: Person, student: Person, session: Session, settings: Openness
) -> Screen:
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    lines: list[Phrase] = []
    for found in await explanations.explain(session, person, student):
        lines += _lines(found, settings)
    again: Row = [
        button("explanations-other-student", AskStudent(person=person.id)),
        button("explanations-other-person", AskPerson()),
    ]
    return screen(
        "explanations-of",
        again,
        name=person.name,
        student=student.name,
        connected="yes" if person.telegram_id is not None else "no",
        lines=lines,
    )


def _lines(found: Explanation, settings: Openness) -> list[Phrase]:
    """The verdict, the reasons for it, and the actions it holds for."""
    said = [phrase("explanations-may" if found.may else "explanations-may-not")]
    said += [_because(reason) for reason in found.reasons]
    for action in found.actions:
        closed = found.may and PERMISSIONS[action].personal and not settings.personal_data_in_chat
        words = "explanations-closed" if closed else "explanations-action"
        said.append(phrase(words, what=phrase(f"action-{action}")))
    return said


def _because(reason: Reason) -> Phrase:
    return phrase(
        "explanations-because",
        ground=reason.ground.value,
        role=reason.role.value if reason.role else "none",
        kin=reason.of[0] if reason.of else "none",
        of=", ".join(reason.of),
    )
