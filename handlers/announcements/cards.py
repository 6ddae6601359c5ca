"""How an announcement looks to whoever gets it: a reader, a group's chat, its author beforehand."""

from handlers.announcements.callbacks import Sample, Seen
from models import announcements
from models.announcements import Announcement, AnnouncementState
from models.base import Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action
from ui import Screen, button, notification, screen
from ui.posts import html_of, media_of, plain_of

SEE = Action.SEE_ANNOUNCEMENT
RECALLED = AnnouncementState.RECALLED
TITLE = 30  # characters of an announcement that tell it from others


async def card(
    session: Session, announcement: Announcement, to: Person, words: str, *, sample: bool = False
) -> Screen:
    """What this reader gets; a `sample` is for its author to look at."""
    children: tuple[str, ...] = ()
    if Role.PARENT in to.roles:
        children = await announcements.children_meant(session, announcement, to)
    wanted = announcement.wants_receipt
    confirmed = wanted and await announcements.replied(session, announcement, to)
    asks = wanted and not confirmed
    answer = Sample() if sample else Seen(announcement=announcement.id)
    shown = screen(
        words,
        [button("announcements-seen", answer, style="success")] if asks else [],
        text=html_of(announcement.post),
        child=", ".join(children),
        author=announcement.author.name,
        confirmed="yes" if confirmed else "no",
    )
    return shown.but(media=media_of(announcement.post), version=announcement.version)


async def aloud(announcement: Announcement, group: Group) -> Screen:
    """What a group's chat gets."""
    shown = screen(
        "announcements-group",
        text=html_of(announcement.post),
        group=group.name,
        author=announcement.author.name,
    )
    media = media_of(announcement.post)
    return shown.but(media=media, version=announcement.version, topic=group.topic_id)


@notification(announcements.TOLD, Announcement, SEE)
async def told(session: Session, announcement: Announcement, to: Person) -> Screen | None:
    if announcement.state is RECALLED:
        return None
    return await card(session, announcement, to, "announcements-card")


@notification(announcements.AGAIN, Announcement, SEE)
async def again(session: Session, announcement: Announcement, to: Person) -> Screen | None:
    """Nobody is reminded who has confirmed meanwhile; the files stand there already."""
    if announcement.state is RECALLED or await announcements.replied(session, announcement, to):
        return None
    shown = await card(session, announcement, to, "announcements-card-again")
    return shown.but(media=())


@notification(announcements.CORRECTED, Announcement, SEE)
async def corrected(session: Session, announcement: Announcement, to: Person) -> Screen | None:
    if announcement.state is RECALLED:
        return None
    return await card(session, announcement, to, "announcements-card-corrected")


@notification(announcements.STRUCK, Announcement, SEE)
async def struck(_session: Session, _announcement: Announcement, _to: Person) -> Screen:
    return screen("announcements-struck").but(clears=True)


@notification(announcements.NEWS, Announcement, SEE)
async def news(_session: Session, announcement: Announcement, _to: Person) -> Screen:
    return _news(announcement)


@notification(announcements.ALOUD, Announcement, aloud=True)
async def told_aloud(_session: Session, announcement: Announcement, to: Group) -> Screen | None:
    return None if announcement.state is RECALLED else await aloud(announcement, to)


@notification(announcements.CORRECTED_ALOUD, Announcement, aloud=True)
async def corrected_aloud(
    _session: Session, announcement: Announcement, to: Group
) -> Screen | None:
    return None if announcement.state is RECALLED else await aloud(announcement, to)


@notification(announcements.STRUCK_ALOUD, Announcement, aloud=True)
async def struck_aloud(_session: Session, _announcement: Announcement, to: Group) -> Screen:
    return screen("announcements-struck").but(clears=True, topic=to.topic_id)


@notification(announcements.NEWS_ALOUD, Announcement, aloud=True)
async def news_aloud(_session: Session, announcement: Announcement, to: Group) -> Screen:
    return _news(announcement).but(topic=to.topic_id)


def _news(announcement: Announcement) -> Screen:
    """A short word about what has been changed or taken back."""
    recalled = announcement.state is RECALLED
    return screen(
        "announcements-news", recalled="yes" if recalled else "no", about=title(announcement)
    )


def title(announcement: Announcement) -> str:
    """The beginning of an announcement, by which its author knows it again."""
    names = [file.name for file in announcement.post.attachments]
    plain = " ".join((plain_of(announcement.post) or " ".join(names)).split())
    return plain if len(plain) <= TITLE else plain[:TITLE].rsplit(" ", 1)[0] + "…"
