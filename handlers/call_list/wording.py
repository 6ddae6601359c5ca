"""What is said by telephone, in two sentences, and what a line of the list says."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import select

from models import call_list
from models.announcements import Announcement
from models.audiences import PartKind
from models.base import Session
from models.call_list import Callee, Line, Matter, MatterKind
from models.changes import Change
from models.guides import GuideVersion
from models.people import Person
from models.permissions import Action, within
from ui import Phrase, phrase
from ui.posts import plain_of

QUOTED = 160  # characters of an announcement


def who(callee: Callee) -> Phrase:
    """«мама, Ольга Кузнецова», or nothing more than that it is the student."""
    kin = callee.kin.value if callee.kin else "self"
    return phrase("call-list-who", kin=kin, name=callee.person.name)


def children(callee: Callee) -> str:
    return ", ".join(child.name for child in callee.children)


def why(matter: Matter) -> Phrase:
    """In a few words: what has not arrived, or what they have not answered."""
    arrived = "yes" if matter.arrived else "no"
    return phrase("call-list-why", kind=matter.kind.value, arrived=arrived)


def clock(person: Person, at: datetime) -> Phrase:
    """What time it is where they live, and whether that is a time to call."""
    here = at.astimezone(ZoneInfo(person.zone))
    asleep = call_list.asleep(person, at)
    hours = "fine" if not asleep else "early" if here.hour < call_list.NOON else "late"
    return phrase("call-list-clock", time=f"{here:%H:%M}", hours=hours)


def before(line: Line, at: datetime) -> Phrase | str:
    """What came of the calls before this one."""
    if (again := line.rests_until(at)) is not None:
        return phrase("call-list-again", at=again)
    if line.tries and line.last is not None:
        return phrase("call-list-tries", n=line.tries, at=line.last.at)
    return ""


async def speech(session: Session, me: Person, line: Line, matter: Matter) -> Phrase:
    """What the caller says about this matter: in the words and by the clock of who is called."""
    child = line.callee.student.called
    match matter.kind:
        case MatterKind.CHANGE:
            return await _change(session, me, line, matter)
        case MatterKind.ANNOUNCEMENT:
            found = await session.get_one(Announcement, matter.about)
            quote = await _quote(session, me, found)
            arrived = "yes" if matter.arrived else "no"
            return phrase(
                "call-list-say-announcement", quote=quote, at=matter.since, arrived=arrived
            )
        case MatterKind.GUIDE:
            version = await session.get_one(GuideVersion, matter.about)
            return phrase("call-list-say-guide", title=version.title, at=matter.since)
        case MatterKind.CONSENT:
            student = await session.get_one(Person, matter.about)
            return phrase("call-list-say-consent", child=student.called)
        case _:
            return phrase("call-list-say", kind=matter.kind.value, child=child, at=matter.since)


async def _change(session: Session, me: Person, line: Line, matter: Matter) -> Phrase:
    """The first of the changes that are published together; times are those of who is called."""
    wanted = (
        select(Change)
        .where(Change.publication_id == matter.about, within(me, Action.SEE_TIMETABLE, Change))
        .order_by(Change.now_starts_at)  # type: ignore[arg-type]
    )
    found = [one for one in (await session.exec(wanted)).all() if one.holds]
    change, zone = found[0], ZoneInfo(line.person.zone)
    was, now = change.was_starts_at.astimezone(zone), change.now_starts_at.astimezone(zone)
    return phrase(
        "call-list-say-change",
        kind=change.kind.value,
        subject=change.lesson.subject,
        was=was.date(),
        was_time=f"{was:%H:%M}",
        now=now.date(),
        now_time=f"{now:%H:%M}",
        teacher=", ".join(teacher.called for teacher in change.lesson.teachers),
        child=line.callee.student.called,
        more=len(found) - 1,
    )


async def _quote(session: Session, me: Person, announcement: Announcement) -> str:
    """How it begins. What was written to chosen people is read by its author and by them alone."""
    chosen = any(part.kind is PartKind.PERSON for part in announcement.audience.parts)
    if chosen and announcement.author_id != me.id:
        mine = select(Announcement.id).where(
            Announcement.id == announcement.id, within(me, Action.SEE_ANNOUNCEMENT, Announcement)
        )
        if (await session.exec(mine)).first() is None:
            return ""
    text = " ".join(plain_of(announcement.post).split())
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + "…"
