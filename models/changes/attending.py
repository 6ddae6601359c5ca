"""Who could not come to a lesson at another time, and which lesson keeps each of them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from models import groups
from models.base import Session
from models.changes.options import PROPOSALS, Bell, attendees, bell_at, bells_on, coming
from models.changes.rivals import Rival
from models.changes.tables import Publication
from models.clashes import ClashKind
from models.people import Person
from models.timetable import Lesson


@dataclass(frozen=True)
class Kept:
    """Somebody who could not come, and what else they have at that time.

    Without a rival their own school wants them: for what, is not told.
    """

    person: Person
    rival: Rival | None

    @property
    def teaches(self) -> bool:
        return self.rival is not None and self.rival.kind is ClashKind.TEACHER


@dataclass(frozen=True)
class Option:
    """A moment, and everybody whom another lesson or their own school keeps then."""

    at: datetime
    kept: tuple[Kept, ...]

    @property
    def missed(self) -> tuple[bool, int]:
        """The fewer miss it, the better; without its teacher there is no lesson."""
        return any(kept.teaches for kept in self.kept), len({kept.person.id for kept in self.kept})


async def best(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    *,
    at: datetime,
    student_id: int | None = None,
) -> list[Option]:
    """The three best moments in the coming two weeks: the fewest miss them, the sooner the better.

    With a student it is for that student alone.
    """
    bells = await coming(session, lesson, draft, at=at, student_id=student_id)
    free = [Option(bell.at, ()) for bell in bells if bell.free][:PROPOSALS]
    if len(free) == PROPOSALS:
        return free
    found = await _options(session, lesson, [b for b in bells if not b.free], student_id)
    return free + sorted(found, key=lambda option: option.missed)[: PROPOSALS - len(free)]


async def options_at(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    moments: list[datetime],
    *,
    student_id: int | None = None,
) -> list[Option]:
    """Just these moments, with everybody who could not come."""
    bells = [await bell_at(session, lesson, draft, at, student_id=student_id) for at in moments]
    return await _options(session, lesson, bells, student_id)


async def options_on(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    day: date,
    *,
    at: datetime,
    student_id: int | None = None,
) -> list[Option]:
    """The bells of one day, with everybody who could not come."""
    bells = await bells_on(session, lesson, draft, day, at=at, student_id=student_id)
    return await _options(session, lesson, bells, student_id)


async def _options(
    session: Session, lesson: Lesson, bells: list[Bell], student_id: int | None
) -> list[Option]:
    learn = await attendees(session, lesson, student_id)
    busy = {id for bell in bells for id in bell.busy}
    pupils: dict[int, Person] = {}
    if busy:
        wanted = await session.exec(select(Person).where(col(Person.id).in_(busy)))
        pupils = {person.id: person for person in wanted.all()}
    known: dict[tuple[ClashKind, int], list[Person]] = {}
    options = []
    for bell in bells:
        kept = []
        for rival in bell.rivals:
            key = rival.kind, rival.lesson.id
            if key not in known:
                known[key] = await _kept_by(session, lesson, rival, learn)
            kept += [Kept(person, rival) for person in known[key]]
        kept += [Kept(pupils[id], None) for id in sorted(bell.busy)]
        options.append(Option(bell.at, tuple(kept)))
    return options


async def _kept_by(
    session: Session, lesson: Lesson, rival: Rival, learn: list[int]
) -> list[Person]:
    """A room keeps nobody: whoever wants it can go to another one."""
    if rival.kind is ClashKind.TEACHER:
        held = {teacher.id for teacher in rival.lesson.teachers}
        return [teacher for teacher in lesson.teachers if teacher.id in held]
    if rival.kind is ClashKind.ROOM:
        return []
    there = groups.students([group.id for group in rival.lesson.groups])
    both = select(Person).where(col(Person.id).in_(learn), col(Person.id).in_(there))
    return list((await session.exec(both.order_by(Person.name))).all())
