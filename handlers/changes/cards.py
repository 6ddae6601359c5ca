"""How changes look to those whom they concern: what was, what is now, what it means for you."""

from zoneinfo import ZoneInfo

from sqlmodel import col, select

from handlers.changes.callbacks import Cannot, Seen
from models import changes, people, timetable
from models.base import Session
from models.changes import Change, ChangeKind, Publication, PublicationState
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, may, within
from models.receipts import Receipt
from models.timetable import Lesson
from ui import Phrase, Row, Screen, button, notification, phrase, private_link, screen

SEE = Action.SEE_TIMETABLE


def line(
    change: Change,
    *,
    staff: bool = False,
    zone: str | None = None,
    means: str = "",
    child: str = "",
    teacher: str = "",
) -> Phrase:
    """One change: was and now, in the reader's time."""
    lesson = change.lesson
    there = ""
    if zone is not None:
        at_school = change.now_starts_at.astimezone(ZoneInfo(lesson.zone))
        if at_school.utcoffset() != change.now_starts_at.astimezone(ZoneInfo(zone)).utcoffset():
            there = at_school.strftime("%H:%M")
    return phrase(
        "changes-line",
        kind=change.kind.value,
        subject=lesson.subject,
        was=change.was_starts_at,
        now=change.now_starts_at,
        there=there,
        group=", ".join(group.name for group in lesson.groups) if staff else "",
        teacher=teacher or ", ".join(person.called for person in lesson.teachers),
        child=child,
        means=phrase("changes-means", means=means, kind=change.kind.value) if means else "",
    )


def reason(publication: Publication) -> Phrase | str:
    if publication.cause is not None:
        return phrase(f"changes-cause-{publication.cause}")
    return publication.reason


async def card(
    session: Session, publication: Publication, to: Person, words: str, *rows: Row
) -> Screen | None:
    """What this reader has to know of a publication; None when nothing of it is true any more."""
    within_reach = select(Change.id).where(
        Change.publication_id == publication.id, within(to, SEE, Change)
    )
    mine = set((await session.exec(within_reach)).all())
    found = [change for change in publication.changes if change.id in mine]
    if publication.state is PublicationState.PUBLISHED:
        found = [change for change in found if change.holds]
    if not found:
        return None
    whose = {change.id: await _children(session, to, change.lesson) for change in found}
    names = {child for children in whose.values() for child in children}
    only = names.pop() if len(names) == 1 else ""  # said once, in the heading
    lines = []
    for change in found:
        children = whose[change.id]
        teacher = await _teacher(session, change)
        lines.append(
            line(
                change,
                staff=not children and Role.STUDENT not in to.roles,
                zone=to.zone,
                means=_means(change, to, bool(children)),
                child="" if only else ", ".join(children),
                teacher=teacher,
            )
        )
    why = reason(publication)
    told = phrase("changes-why", reason=why) if why else ""
    return screen(words, *rows, lines=lines, why=told, child=only, n=len(found))


async def _children(session: Session, to: Person, lesson: Lesson) -> list[str]:
    if Role.PARENT not in to.roles:
        return []
    return [child.called for child in await timetable.concerned_children(session, to, lesson)]


async def _teacher(session: Session, change: Change) -> str:
    if change.now_teacher_id is None:
        return ""
    return (await session.get_one(Person, change.now_teacher_id)).called


def _means(change: Change, to: Person, parent: bool) -> str:
    """What the reader is to do about it, as a word that the locale turns into a sentence."""
    if change.kind is ChangeKind.REPLACE and to.id == change.was_teacher_id:
        return "released"
    if change.kind is ChangeKind.REPLACE and to.id == change.now_teacher_id:
        return "takes-over"
    if parent:
        return "child"
    return "attends" if Role.STUDENT in to.roles else "staff"


def answers(to: Person, publication: Publication) -> tuple[Row, ...]:
    """«Seen» and «can't come», for those who have to be there or send somebody."""
    if not may(to, Action.ANSWER_CHANGE):
        return ()
    id = publication.id
    return (
        [
            button("changes-seen", Seen(publication=id), style="success"),
            button("changes-cannot", Cannot(publication=id)),
        ],
    )


@notification(changes.PUBLISHED, Publication, SEE)
async def published(session: Session, publication: Publication, to: Person) -> Screen | None:
    if publication.state is not PublicationState.PUBLISHED:
        return None
    return await card(session, publication, to, "changes-card", *answers(to, publication))


@notification(changes.AGAIN, Publication, SEE)
async def again(session: Session, publication: Publication, to: Person) -> Screen | None:
    if publication.state is not PublicationState.PUBLISHED:
        return None
    return await card(session, publication, to, "changes-card-again", *answers(to, publication))


@notification(changes.STRUCK, Publication, SEE)
async def struck(session: Session, publication: Publication, to: Person) -> Screen | None:
    return await card(session, publication, to, "changes-card-struck")


@notification(changes.RECALLED, Publication, SEE)
async def recalled(session: Session, publication: Publication, to: Person) -> Screen | None:
    return await card(session, publication, to, "changes-card-recalled")


@notification(changes.ANNOUNCED, Publication, aloud=True)
async def announced(session: Session, publication: Publication, to: Group) -> Screen | None:
    if publication.state is not PublicationState.PUBLISHED:
        return None
    return await _aloud(session, publication, to, "changes-group")


@notification(changes.STRUCK_ALOUD, Publication, aloud=True)
async def struck_aloud(session: Session, publication: Publication, to: Group) -> Screen | None:
    return await _aloud(session, publication, to, "changes-group-struck")


@notification(changes.RECALLED_ALOUD, Publication, aloud=True)
async def recalled_aloud(session: Session, publication: Publication, to: Group) -> Screen | None:
    return await _aloud(session, publication, to, "changes-group-recalled")


async def _aloud(
    session: Session, publication: Publication, to: Group, words: str
) -> Screen | None:
    """For a group's chat: only its own lessons, in the school's time, and nobody's name."""
    of_group = select(Lesson.id).where(timetable.of_group(to.id))
    wanted = select(Change).where(
        Change.publication_id == publication.id, col(Change.lesson_id).in_(of_group)
    )
    found = (await session.exec(wanted.order_by(col(Change.id)))).all()
    if not found:
        return None
    lines = [line(change, teacher=await _teacher(session, change)) for change in found]
    way = [private_link("changes-open", "menu")]
    # The author's own words stay private: they may speak of a child.
    why = publication.cause and phrase("changes-why", reason=reason(publication))
    return screen(words, way, lines=lines, why=why or "", group=to.name, n=len(lines))


@notification(changes.CANNOT, Receipt)
async def cannot(session: Session, receipt: Receipt, to: Person) -> Screen | None:
    """To the tutor: somebody can't come."""
    publication = await session.get_one(Publication, receipt.about)
    person = await session.get_one(Person, receipt.person_id)
    subjects = ", ".join(dict.fromkeys(c.lesson.subject for c in publication.changes))
    children = ", ".join(child.name for child in await people.children(session, person.id))
    return screen(
        "changes-somebody-cannot",
        name=person.name,
        children=children,
        subjects=subjects,
        reason=receipt.reason,
    )
