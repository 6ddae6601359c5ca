"""How a case and what is said in it look, and the words about a child's safety."""

from datetime import datetime
from typing import Any

from aiogram.types import Message as Written

from handlers.cases.callbacks import Ask, Decide, Hurry, Open, Procedure, Write
from models import cases, desk
from models.base import Session
from models.cases import Case, CaseMessage, CaseState
from models.people import Person
from ui import Phrase, Row, Screen, button, notification, phrase, screen
from ui.posts import html_of, media_of, received

KEEP = cases.KEEP


def who(case: Case, person: Person) -> Phrase:
    """«Инна Львовна, психолог»."""
    role = "tutor" if person.id == case.tutor_id else case.role.value
    return phrase("cases-who", name=person.called, role=role)


@notification(cases.SAID, CaseMessage, KEEP)
@notification(cases.SAID_NOW, CaseMessage, KEEP)
async def said(session: Session, message: CaseMessage, to: Person) -> Screen | None:
    """To the other one of the two; nothing to whom the case was handed over meanwhile."""
    if to.id == message.author_id:
        return None
    case = message.case
    answers = [
        button("cases-answer", Write(case=case.id)),
        button("cases-decide", Decide(case=case.id)),
    ]
    replies = None
    if message.replies_to is not None:
        replies = await cases.stands(session, message.replies_to, to)
    return screen(
        "cases-said",
        answers,
        student=case.student.name,
        groups=await desk.group_names(session, case.student_id),
        who=who(case, message.author),
        decides="yes" if message.decides else "no",
        urgent="yes" if message.urgent else "no",
        edited="yes" if message.edited_at else "no",
        body=html_of(message.post),
    ).but(media=media_of(message.post), version=message.version, replies=replies, confidential=True)


@notification(cases.CLOSED, Case, KEEP)
async def closed(_session: Session, case: Case, to: Person) -> Screen | None:
    """Nothing if it has been opened again meanwhile."""
    if case.state is not CaseState.CLOSED:
        return None
    return _told("cases-closed", case, to)


@notification(cases.HANDED, Case, KEEP)
async def handed(_session: Session, case: Case, to: Person) -> Screen:
    """To the tutor who goes on with it, and to the colleague."""
    return _told("cases-handed", case, to)


@notification(cases.PROMISED, Case, KEEP)
async def promised(_session: Session, case: Case, to: Person) -> Screen | None:
    """To the colleague, shortly before; nothing if it has been answered meanwhile."""
    if case.answered_at is not None or case.state is not CaseState.OPEN:
        return None
    return _told("cases-promised", case, to, at=case.promised_at)


@notification(cases.MISSED, Case, KEEP)
async def missed(_session: Session, case: Case, to: Person) -> Screen | None:
    """To the tutor: what was promised has not come, and what can be done."""
    if case.answered_at is not None or case.state is not CaseState.OPEN:
        return None
    shown = _told("cases-missed", case, to, at=case.promised_at)
    other = [button("cases-ask-another", Ask(student=case.student_id))]
    return shown.but(rows=(*shown.rows, other))


def _told(words: str, case: Case, to: Person, **facts: Any) -> Screen:
    show = [button("cases-show", Open(case=case.id))]
    other = case.other(to.id)
    whose = "mine" if to.id == case.tutor_id else "theirs"
    return screen(
        words, show, student=case.student.name, who=who(case, other), whose=whose, **facts
    ).but(confidential=True)


async def sent(
    session: Session,
    message: Written,
    case: Case,
    me: Person,
    now: datetime,
    settings: Any,
    *,
    decides: bool = False,
    replies_to: int | None = None,
) -> list[Screen]:
    """Say it; then what becomes of it and, where it is about safety, the school's procedure."""
    post = await received(session, message, me.id)
    told = await cases.say(
        session,
        case,
        post,
        by=me,
        at=now,
        chat_id=message.chat.id,
        message_id=message.message_id,
        replies_to=replies_to,
        decides=decides,
    )
    waits = await cases.waits(session, told, at=now)
    rows = [button("cases-urgent", Hurry(said=told.id))] if waits else []
    promise = case.promised_at if case.answered_at is None and case.promised_at else None
    due = promise if promise is not None and promise > now and me.id == case.tutor_id else None
    shown = screen(
        "cases-sent",
        rows,
        [button("cases-show", Open(case=case.id))],
        student=case.student.name,
        who=who(case, case.other(me.id)),
        decides="yes" if decides else "no",
        promise=phrase("cases-promise", at=due) if due else "",
        waits=phrase("cases-waits", at=waits) if waits else "",
    ).but(confidential=True)
    speaks = cases.concerns_safety(message.text or message.caption or "")
    return [shown, procedure(settings)] if speaks else [shown]


def procedure(settings: Any) -> Screen:
    """The school's own words if it has given some, and always the two numbers.

    112 is the one number of all emergency services (Federal Law 488-FZ of 30 December 2020).
    8-800-2000-122 is the all-Russian child helpline: free, anonymous, since 2010, from mobile
    telephones since 2021 also as 124 (https://telefon-doveria.ru).
    """
    own = settings.safety_procedure.replace("\\n", "\n")  # `.env` has one line for it
    return screen("cases-safety", steps=own or phrase("cases-safety-steps")).but(fresh=True)


def asks_procedure() -> Row:
    """The way to that page from every screen of a case."""
    return [button("cases-safety-button", Procedure())]
