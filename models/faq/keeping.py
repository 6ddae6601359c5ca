"""An answer for all is worded, published, corrected, withdrawn."""

from datetime import datetime
from html import escape

from sqlalchemy import update
from sqlmodel import col, select

from models import audiences
from models.audiences import Audience, PartKind
from models.base import AccessDenied, Session
from models.faq import guarding, wording
from models.faq.tables import (
    KEEP,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    AboutChild,
    AnswerEmpty,
    Faq,
    FaqDecided,
    FaqReadersMissing,
    FaqState,
    FaqTooLong,
    QuestionUnfindable,
)
from models.groups import Enrollment, Group
from models.people import Person, Role
from models.permissions import PERMISSIONS, Scope
from models.words import unformatted

READERS = (Role.PARENT, Role.STUDENT)


async def draft(
    session: Session,
    question: str,
    answer: str = "",
    *,
    by: Person,
    at: datetime,
    said_id: int | None = None,
    student_id: int | None = None,
) -> Faq:
    """A draft in its author's own words, for the groups of that student, else for all of theirs."""
    await _sayable(session, by, question, answer or None)
    audience = Audience(author_id=by.id, parts=[])
    session.add(audience)
    await session.flush()
    faq = Faq(
        author_id=by.id,
        audience_id=audience.id,
        said_id=said_id,
        question=question,
        answer=answer,
        since=at,
        audience=audience,
    )
    session.add(faq)
    await session.flush()
    for group_id in await _first_groups(session, by, student_id):
        await _toggle(session, faq, group_id)
    return faq


async def _first_groups(session: Session, by: Person, student_id: int | None) -> list[int | None]:
    if everywhere(by):
        return [None]
    mine = select(Group.id).where(col(Group.id).in_(audiences.reachable_groups(by, KEEP)))
    if student_id is not None:
        learnt = select(Enrollment.group_id).where(Enrollment.student_id == student_id)
        mine = mine.where(col(Group.id).in_(learnt))
    return list((await session.exec(mine)).all())


async def made_of(session: Session, said_id: int, by: Person) -> Faq | None:
    """What somebody has made of this answer before."""
    made = select(Faq).where(Faq.said_id == said_id, Faq.author_id == by.id)
    return (await session.exec(made)).first()


async def reword(
    session: Session,
    faq: Faq,
    *,
    by: Person,
    question: str | None = None,
    answer: str | None = None,
) -> None:
    """Other words; of what is published, readers find these from now on."""
    _owned(faq, by)
    await _sayable(session, by, question, answer)
    faq.question = question if question is not None else faq.question
    faq.answer = answer if answer is not None else faq.answer
    await session.flush()


async def toggle_group(session: Session, faq: Faq, group_id: int, *, by: Person) -> None:
    """The families of this group find it, or do not any more."""
    _owned(faq, by)
    if group_id not in {group.id for group in await groups_of(session, by)}:
        raise AccessDenied
    await _toggle(session, faq, group_id)
    if faq.state is FaqState.PUBLISHED and not faq.audience.parts:
        raise FaqReadersMissing


async def _toggle(session: Session, faq: Faq, group_id: int | None) -> None:
    for role in READERS:
        await audiences.toggle(session, faq.audience, PartKind.ROLE, group_id=group_id, role=role)


async def groups_of(session: Session, me: Person) -> list[Group]:
    """The groups that somebody can answer for."""
    mine = select(Group).where(col(Group.id).in_(audiences.reachable_groups(me, KEEP)))
    return list((await session.exec(mine.order_by(Group.name))).all())


def everywhere(me: Person) -> bool:
    """Can they answer for the whole school?"""
    return any(PERMISSIONS[KEEP].scopes[role] is Scope.ALL for role in me.roles)


async def publish(session: Session, faq: Faq, *, by: Person, at: datetime) -> None:
    """Its readers find it from now on. Of two who do it at once, one does."""
    _owned(faq, by)
    await _sayable(session, by, faq.question, faq.answer)
    if not faq.audience.parts:
        raise FaqReadersMissing
    await _pass(session, faq, (FaqState.DRAFT, FaqState.WITHDRAWN), FaqState.PUBLISHED, at)


async def withdraw(session: Session, faq: Faq, *, at: datetime) -> None:
    """Nobody finds it any more, nor reads it by an old button."""
    await _pass(session, faq, (FaqState.PUBLISHED,), FaqState.WITHDRAWN, at)


async def discard(session: Session, faq: Faq, *, by: Person) -> None:
    """Throw a draft away."""
    _owned(faq, by)
    if faq.state is not FaqState.DRAFT:
        raise FaqDecided
    audience = faq.audience
    await session.delete(faq)
    await session.flush()
    await session.delete(audience)


async def _pass(
    session: Session, faq: Faq, was: tuple[FaqState, ...], now: FaqState, at: datetime
) -> None:
    await session.flush()
    mine = update(Faq).where(col(Faq.id) == faq.id, col(Faq.state).in_(was))
    if (await session.exec(mine.values(state=now, since=at))).rowcount != 1:
        raise FaqDecided
    await session.refresh(faq)


async def _sayable(session: Session, by: Person, question: str | None, answer: str | None) -> None:
    if question is not None:
        if not wording.subject(question):
            raise QuestionUnfindable
        if len(question) > LONGEST_QUESTION:
            raise FaqTooLong(n=len(question), limit=LONGEST_QUESTION)
    if answer is not None:
        if not unformatted(answer).strip():
            raise AnswerEmpty
        if len(answer) > LONGEST_ANSWER:
            raise FaqTooLong(n=len(answer), limit=LONGEST_ANSWER)
    html = f"{escape(question or '')}\n\n{answer or ''}"
    if places := await guarding.about_children(session, by, html):
        raise AboutChild(quotes=", ".join(places))


def _owned(faq: Faq, by: Person) -> None:
    """Until it is published, a draft is its author's alone."""
    if faq.state is FaqState.DRAFT and faq.author_id != by.id:
        raise AccessDenied
