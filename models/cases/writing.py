"""A case is opened, spoken about, decided, handed over and closed."""

from datetime import datetime

from models import hours, outbox, posts
from models.base import AccessDenied, Refusal, Session
from models.cases.finding import advisers, dependable, successors
from models.cases.tables import CLOSED, HANDED, SAID, SAID_NOW, Case, CaseMessage, CaseState
from models.people import Person, Role
from models.posts import Post


class ColleagueAway(Refusal):
    """Telegram takes nothing for the other one: they have to be called."""


async def open_with(
    session: Session, student: Person, role: Role, asked_id: int, *, by: Person, at: datetime
) -> Case:
    """Begin to speak about this student with one of those who can be asked about them."""
    found = await advisers(session, student, by)
    asked = next((c.person for c in found if (c.role, c.person.id) == (role, asked_id)), None)
    if asked is None:
        raise AccessDenied
    works = await hours.working(session, asked)
    case = Case(
        student_id=student.id,
        tutor_id=by.id,
        asked_id=asked.id,
        role=role,
        since=at,
        opened_at=at,
        promised_at=hours.promised(works, asked.zone, at) if works is not None else None,
    )
    session.add(case)
    await session.flush()
    await session.refresh(case, ["student", "tutor", "asked"])
    return case


async def say(
    session: Session,
    case: Case,
    post: Post,
    *,
    by: Person,
    at: datetime,
    chat_id: int,
    message_id: int,
    replies_to: int | None = None,
    decides: bool = False,
) -> CaseMessage:
    """Say this to the other one; as the decision, if it `decides`. A closed case is open again."""
    other = _other(case, by)
    if not dependable(other):
        raise ColleagueAway(name=other.name)
    said = CaseMessage(
        case_id=case.id,
        author_id=by.id,
        post_id=post.id,
        chat_id=chat_id,
        message_id=message_id,
        replies_to=replies_to,
        at=at,
        decides=decides,
    )
    session.add(said)
    if by.id == case.asked_id and case.answered_at is None:
        case.answered_at = at
    if decides:
        _becomes(case, CaseState.DECIDED, at)
    elif case.state is CaseState.CLOSED:
        _becomes(case, CaseState.OPEN, at)
    session.add(case)
    await session.flush()
    await session.refresh(said, ["case", "post", "author"])
    works = await hours.working(session, other)
    due = max(posts.complete_at(post, at), hours.begins_work(works, other.zone, at))
    outbox.notify(session, other, SAID, said.id, at=due)
    return said


async def waits(session: Session, said: CaseMessage, *, at: datetime) -> datetime | None:
    """When the other one hears it, if that has to wait for their hours."""
    other = _other(said.case, said.author)
    due = await outbox.first_due(session, (SAID,), said.id)
    due = hours.quiet_until(other, due or at) or due
    return due if due is not None and due > posts.complete_at(said.post, at) else None


async def hurry(session: Session, said: CaseMessage, *, by: Person, at: datetime) -> None:
    """A child's safety waits for nobody's hours. Only its author says so."""
    if said.author_id != by.id:
        raise AccessDenied
    said.urgent = True
    session.add(said)
    await session.flush()
    await outbox.hurry(session, (SAID,), said.id, at=at)


async def edit(
    session: Session, said: CaseMessage, html: str, *, length: int, by: Person, at: datetime
) -> None:
    """Its author has written it anew: so does its copy."""
    if said.author_id != by.id:
        raise AccessDenied
    posts.rewrite(said.post, html, length=length)
    said.edited_at, said.version = at, said.version + 1
    session.add_all([said.post, said])
    await session.flush()
    await outbox.follow_up(session, SAID, SAID_NOW, said.id, at=at)


async def close(session: Session, case: Case, *, by: Person, at: datetime) -> None:
    """Nothing is left to do; the other one hears it. Once is enough."""
    other = _other(case, by)
    if case.state is CaseState.CLOSED:
        return
    _becomes(case, CaseState.CLOSED, at)
    session.add(case)
    await session.flush()
    outbox.notify(session, other, CLOSED, case.id, at=at)


async def hand_over(session: Session, case: Case, to_id: int, *, by: Person, at: datetime) -> Case:
    """Another tutor of the student goes on with it, and reads all of it; the old one no more."""
    to = next((one for one in await successors(session, case, by) if one.id == to_id), None)
    if to is None:
        raise AccessDenied
    case.tutor_id = to.id
    session.add(case)
    await session.flush()
    await session.refresh(case, ["tutor"])
    for one in (case.tutor, case.asked):
        if one.id != by.id:
            outbox.notify(session, one, HANDED, case.id, at=at)
    return case


def _other(case: Case, by: Person) -> Person:
    if by.id not in (case.tutor_id, case.asked_id):
        raise AccessDenied
    return case.other(by.id)


def _becomes(case: Case, state: CaseState, at: datetime) -> None:
    if case.state is not state:
        case.state, case.since = state, at
