"""Asking: a draft with reason, photo and preferred times, then the request, or it is taken back."""

from datetime import datetime

from sqlmodel import col, select

from models import posts
from models.assignments import Assignment
from models.base import AccessDenied, Session
from models.changes import InThePast
from models.courses import CourseTeacher
from models.people import Person
from models.posts import Attachment
from models.reassignment import telling
from models.reassignment.askable import check, check_speaker, meant_for, open_about
from models.reassignment.passing import pass_on
from models.reassignment.standing import speaks_for
from models.reassignment.tables import (
    OPEN,
    AlreadyAsked,
    Instead,
    Request,
    RequestCause,
    RequestKind,
    RequestState,
    RequestWish,
    TooManyWishes,
    about,
)
from models.timetable import Lesson

MOST_WISHES = 3


async def draft(
    session: Session,
    kind: RequestKind,
    student: Person,
    thing: Lesson | Assignment,
    *,
    by: Person,
    at: datetime,
) -> Request:
    """A draft that nobody but its author knows of. A former one about the same is dropped."""
    if not await meant_for(session, thing, student):
        raise AccessDenied
    await check_speaker(session, by, student)
    check(kind, thing, at)
    if await open_about(session, student, thing) is not None:
        raise AlreadyAsked
    former = select(Request).filter_by(student_id=student.id, asker_id=by.id, **about(thing))
    for known in await session.exec(former.where(Request.state == RequestState.DRAFT)):
        await discard(session, known, by=by, at=at)
    request = Request(kind=kind, student_id=student.id, asker_id=by.id, since=at, **about(thing))
    request.lesson_at = thing.starts_at if isinstance(thing, Lesson) else None
    session.add(request)
    await session.flush()
    await session.refresh(request)
    return request


def _own_draft(request: Request, by: Person) -> None:
    if request.asker_id != by.id or request.state is not RequestState.DRAFT:
        raise AccessDenied


def because(request: Request, cause: RequestCause, *, by: Person) -> None:
    _own_draft(request, by)
    request.cause = cause


def choose_instead(request: Request, instead: Instead | None, *, by: Person) -> None:
    """Something else than moving a whole group's lesson, or all the same."""
    _own_draft(request, by)
    request.instead = instead
    request.wishes.clear()


async def write(
    session: Session,
    request: Request,
    html: str,
    file: Attachment | None,
    *,
    length: int,
    by: Person,
    album: str | None = None,
) -> None:
    """Own words, a photo, or both; written words replace the former ones, files add up."""
    _own_draft(request, by)
    if request.post is None:
        files = [file] if file is not None else []
        request.post = await posts.write(session, by.id, html, files, length=length, album=album)
        return
    if html:
        posts.rewrite(request.post, html, length=length)
    if file is not None:
        await posts.add_file(session, request.post, file)


def wish(request: Request, to: datetime, *, by: Person, at: datetime) -> None:
    """Put a time or due date among those that would suit, or take it out again."""
    _own_draft(request, by)
    if to <= at:
        raise InThePast
    same = [wished for wished in request.wishes if wished.at == to]
    if same:
        request.wishes.remove(same[0])
    elif len(request.wishes) >= MOST_WISHES:
        raise TooManyWishes(limit=MOST_WISHES)
    else:
        request.wishes.append(RequestWish(at=to))


async def ask(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """Send it to the teacher; where there is none, to the tutor."""
    if request.asker_id != by.id:
        raise AccessDenied
    thing = request.lesson or request.assignment
    assert thing is not None, "a request about nothing"
    if await open_about(session, request.student, thing) is not None:
        raise AlreadyAsked
    check(request.kind, thing, at)
    request.wishes = [wished for wished in request.wishes if wished.at > at]
    request.teacher = await _teacher(session, thing)
    state = RequestState.ASKED if request.teacher else RequestState.AGREED
    await pass_on(session, request, (RequestState.DRAFT,), state, by=by, at=at)
    await telling.tell(session, request, by=by, at=at)


async def _teacher(session: Session, thing: Lesson | Assignment) -> Person | None:
    """Whom to ask: of several the one who can be asked here."""
    if isinstance(thing, Lesson):
        found = thing.teachers
    else:
        taught = select(CourseTeacher.teacher_id).where(CourseTeacher.course_id == thing.course_id)
        holding = select(Person).where(col(Person.id).in_(taught)).order_by(col(Person.id))
        found = list((await session.exec(holding)).all())
    return min(found, key=lambda teacher: teacher.telegram_id is None, default=None)


async def discard(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """Forget a draft: nobody has heard of it."""
    if request.asker_id != by.id:
        raise AccessDenied
    draft, gone = RequestState.DRAFT, RequestState.DISCARDED
    await pass_on(session, request, (draft,), gone, by=by, at=at)


async def withdraw(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """Take it back, as long as it is not decided."""
    if not await speaks_for(session, by, request.student):
        raise AccessDenied
    await pass_on(session, request, OPEN, RequestState.WITHDRAWN, by=by, at=at)
    await telling.tell(session, request, by=by, at=at)
