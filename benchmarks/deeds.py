"""What people do in the benchmarks, as endless rows of taps: they read, write, do both."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, cycle

from sqlmodel import select, update

from benchmarks.school import (
    CLASS,
    FIRST_TEACHER,
    GUARDIANS,
    PER_REQUEST,
    STUDENTS,
    TEACHERS,
    TUTOR,
    Size,
    account,
)
from benchmarks.street import Ask, press, write
from models import changes
from models.outbox import Notification, State
from models.people import Person
from models.store import Store
from models.timetable import Lesson

FAMILIES = 512  # guardians who ask, spread over the whole school


def _families(size: Size) -> Iterator[int]:
    """Numbers of students of whom nobody has asked for anything: no news comes in between."""
    step = max(1, size.students // FAMILIES) | 1
    return (n for n in cycle(range(1, size.students + 1, step)) if n % PER_REQUEST)


def reads(size: Size) -> Iterator[Ask]:
    """A guardian looks how their child is doing."""
    return (press(account(GUARDIANS + n), f"how:{STUDENTS + n}:0") for n in _families(size))


def questions(size: Size) -> Iterator[Ask]:
    """A guardian writes the command for it."""
    return (write(account(GUARDIANS + n), "/progress") for n in _families(size))


def receipts(publication_id: int) -> Iterator[Ask]:
    """The families of the first class say that they have seen a change, or can't come."""
    who = [base + n for n in range(1, CLASS + 1) for base in (STUDENTS, GUARDIANS)]
    who = [id for id in who if id % PER_REQUEST]
    for around in count():
        for id in who:
            yield press(account(id), f"{('seen', 'cannot')[around % 2]}:{publication_id}")


def decisions(size: Size) -> Iterator[Ask]:
    """Teachers agree to requests, each once; those of the first class are left out."""
    for request in range(CLASS // PER_REQUEST + 1, size.requests + 1):
        number = (request * PER_REQUEST - 1) // CLASS
        teacher = FIRST_TEACHER + number % TEACHERS
        yield press(account(teacher), f"re-agree:{request}")


def mixed(size: Size, publication_id: int) -> Iterator[Ask]:
    """Four reads, then a receipt."""
    looking, answering = reads(size), receipts(publication_id)
    for number in count():
        yield next(answering if number % 5 == 4 else looking)


async def publish(store: Store, *, at: datetime) -> int:
    """Move the coming lesson of the first class, as if everybody had heard; returns what of."""
    async with store.writing() as session:
        tutor = (await session.exec(select(Person).where(Person.id == TUTOR))).one()
        lesson = (await session.exec(select(Lesson).where(Lesson.id == 1_000_001))).one()
        to = lesson.starts_at + timedelta(days=2)
        change = await changes.move(session, lesson, to, by=tutor, at=at)
        await changes.publish(session, change.publication, by=tutor, at=at)
        await session.exec(update(Notification).values(state=State.SENT, message_id=1))
        return change.publication_id
