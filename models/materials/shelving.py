"""Materials are put into the library, corrected, replaced and withdrawn by those who keep them."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from models import people, posts
from models.base import AccessDenied, Session
from models.courses import Course
from models.materials import telling
from models.materials.finding import known_by, names_in, unfinished
from models.materials.tables import (
    LONGEST_TITLE,
    LONGEST_TOPIC,
    Material,
    MaterialDecided,
    MaterialState,
    NameNeeded,
    NotAMaterial,
)
from models.people import Person
from models.posts import Attachment, MediaKind, Post


async def put(
    session: Session,
    post: Post,
    course: Course,
    *,
    by: Person,
    title: str = "",
    message_id: int | None = None,
) -> Material:
    """A draft out of what somebody has just sent; nobody else finds it yet."""
    _keepable(post)
    material = Material(
        course_id=course.id,
        author_id=by.id,
        post_id=post.id,
        message_id=message_id,
        title=people.visible(title, LONGEST_TITLE),
    )
    material.post = post
    session.add(material)
    await session.flush()
    return material


async def put_copy(
    session: Session, post: Post, course: Course, *, by: Person, title: str = ""
) -> Material:
    """A draft out of what was sent before anybody asked, and may serve elsewhere, too.

    The same twice is one draft.
    """
    if post.author_id != by.id:
        raise AccessDenied
    files = [(file.kind, file.file_id, file.name) for file in post.attachments]
    for draft in await unfinished(session, by, course):
        if files and [(f.kind, f.file_id, f.name) for f in draft.post.attachments] == files:
            return draft
    copies = [Attachment(kind=kind, file_id=id, name=name) for kind, id, name in files]
    copy = await posts.write(session, by.id, post.html, copies, length=0)
    return await put(session, copy, course, by=by, title=title)


async def put_also(
    session: Session, together: list[Material], course: Course, *, by: Person, at: datetime
) -> None:
    """The same for another group, as materials of its own; what stands there already stays one."""
    there = await names_in(session, course)
    for one in together:
        if known_by(one) not in there:
            copy = await put_copy(session, one.post, course, by=by, title=one.title)
            await file_under(session, copy, one.topic)
            await publish(session, copy, by=by, at=at)


def _keepable(post: Post) -> None:
    if any(file.kind is MediaKind.STICKER for file in post.attachments):
        raise NotAMaterial


def entitle(material: Material, typed: str) -> None:
    material.title = named(typed, LONGEST_TITLE)


async def file_under(session: Session, material: Material, typed: str) -> None:
    """Put it under a topic; the same in other letters is the same one."""
    topic = named(typed, LONGEST_TOPIC)
    there = select(Material.topic).where(Material.course_id == material.course_id)
    known = {one.casefold(): one for one in (await session.exec(there.distinct())).all()}
    material.topic = known.get(topic.casefold(), topic)
    await session.flush()


def named(typed: str, longest: int) -> str:
    """What somebody typed as a title or a topic, fit to be shown on one line."""
    name = people.visible(typed, longest)
    if not any(map(str.isalnum, name)):
        raise NameNeeded
    return name


async def publish(session: Session, material: Material, *, by: Person, at: datetime) -> None:
    """Everybody of the course finds it at once, and hears of it a little later."""
    if material.author_id != by.id:
        raise AccessDenied
    if not material.title or not material.topic:
        raise NameNeeded
    await _pass(session, material, MaterialState.DRAFT, MaterialState.OPEN)
    material.published_at = at
    await session.flush()
    await telling.tell_added(session, material, at=at)


async def renew(
    session: Session, material: Material, post: Post, *, message_id: int | None, at: datetime
) -> None:
    """Other files and words under the same title; whoever has taken the old ones hears of it."""
    if material.state is not MaterialState.OPEN:
        raise MaterialDecided
    _keepable(post)
    old = material.post
    material.post, material.post_id = post, post.id
    material.message_id, material.version = message_id, material.version + 1
    material.lost_at = None
    await session.flush()
    await _forget(session, old)
    await telling.tell_renewed(session, material, at=at)


async def withdraw(session: Session, material: Material) -> None:
    """Nobody gets it any more; who has a copy keeps it, because Telegram can't take that back."""
    await _pass(session, material, MaterialState.OPEN, MaterialState.WITHDRAWN)
    await telling.untell(session, material)


async def bring_back(session: Session, material: Material) -> None:
    await _pass(session, material, MaterialState.WITHDRAWN, MaterialState.OPEN)


async def discard(session: Session, material: Material, *, by: Person) -> None:
    """Forget a draft, and what was sent for it."""
    if material.author_id != by.id:
        raise AccessDenied
    if material.state is not MaterialState.DRAFT:
        raise MaterialDecided
    post = material.post
    await session.delete(material)
    await session.flush()
    await _forget(session, post)


async def _pass(
    session: Session, material: Material, old: MaterialState, new: MaterialState
) -> None:
    await session.flush()
    mine = update(Material).where(col(Material.id) == material.id, col(Material.state) == old)
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise MaterialDecided
    await session.refresh(material, ["state"])


async def _forget(session: Session, post: Post) -> None:
    for file in post.attachments:
        await session.delete(file)
    await session.delete(post)
    await session.flush()


async def written_as(session: Session, author: Person, message_id: int) -> Material | None:
    """The material that this message of its author's brought."""
    wanted = select(Material).where(
        Material.author_id == author.id, Material.message_id == message_id
    )
    return (await session.exec(wanted)).first()


def rewrite(material: Material, html: str, *, length: int) -> None:
    """Its author has edited the words in the chat; who takes it from now on gets these."""
    posts.rewrite(material.post, html, length=length)
