"""A guide is written: its content, title, section, readers; nobody else knows of it yet."""

from sqlmodel import col, select

from models import audiences, people
from models.audiences import Audience, PartKind
from models.base import AccessDenied, Session
from models.groups import Group
from models.guides.tables import (
    KEEP,
    Confirmation,
    Guide,
    GuideQuestion,
    GuideVersion,
    Section,
    TitleMissing,
    VersionDecided,
    VersionState,
)
from models.people import FAMILY, Person, Role
from models.permissions import PERMISSIONS, Scope, within
from models.posts import Post
from models.preferences import LANGUAGES
from models.words import folded

READERS = [role for role in Role if role is not Role.ADMIN]
LONGEST_NEWS = 300  # characters


async def write(session: Session, post: Post, *, by: Person) -> GuideVersion:
    """A new guide out of what somebody has just sent."""
    await _unused(session, post, by)
    audience = Audience(author_id=by.id, parts=[])
    session.add(audience)
    await session.flush()
    version = GuideVersion(author_id=by.id, post_id=post.id, post=post)
    guide = Guide(author_id=by.id, audience_id=audience.id, versions=[version])
    guide.author, guide.audience = by, audience
    session.add(guide)
    await session.flush()
    return version


async def renew(session: Session, guide: Guide, post: Post, *, by: Person) -> GuideVersion:
    """The next version of a guide; one that somebody has begun before is begun anew."""
    newest = guide.newest
    if newest is None:
        raise AccessDenied
    await _unused(session, post, by)
    if guide.draft is not None:
        await _forget(session, guide, guide.draft)
    version = GuideVersion(
        author_id=by.id,
        number=newest.number + 1,
        title=newest.title,
        post_id=post.id,
        post=post,
    )
    guide.versions.append(version)
    await session.flush()
    return version


async def of(session: Session, version: GuideVersion) -> Guide:
    """The guide that this is a version of."""
    return await session.get_one(Guide, version.guide_id)


def entitle(version: GuideVersion, typed: str, *, by: Person) -> None:
    own(version, by)
    title = people.visible(typed)
    if not any(letter.isalnum() for letter in title):
        raise TitleMissing
    version.title = title


def tell_news(version: GuideVersion, typed: str, *, by: Person) -> None:
    """What has changed since the version before, in a sentence or two."""
    own(version, by)
    version.news = " ".join(typed.split())[:LONGEST_NEWS]


async def put(session: Session, version: GuideVersion, section: Section, *, by: Person) -> None:
    (await _first(session, version, by)).section = section


async def write_in(
    session: Session, version: GuideVersion, language: str | None, *, by: Person
) -> None:
    """For whom it is by language; None: for everybody."""
    if language is not None and language not in LANGUAGES:
        raise AccessDenied
    (await _first(session, version, by)).language = language


async def require(
    session: Session, version: GuideVersion, confirmation: Confirmation, *, by: Person
) -> None:
    (await _first(session, version, by)).confirmation = confirmation


async def toggle_role(
    session: Session, version: GuideVersion, role: Role, group_id: int | None, *, by: Person
) -> None:
    """Everybody in this role around a group; without a group, in the whole school."""
    guide = await _first(session, version, by)
    if role not in READERS:
        raise AccessDenied
    if group_id is None and not everywhere(by):
        raise AccessDenied
    if group_id is not None and group_id not in {g.id for g in await groups_of(session, by)}:
        raise AccessDenied
    await audiences.toggle(session, guide.audience, PartKind.ROLE, group_id=group_id, role=role)


async def toggle_person(
    session: Session, version: GuideVersion, person: Person, *, by: Person
) -> None:
    guide = await _first(session, version, by)
    near = select(Person.id).where(
        col(Person.id) == person.id, audiences.reachable_people(by, KEEP)
    )
    if (await session.exec(near)).first() is None:
        raise AccessDenied
    await audiences.toggle(session, guide.audience, PartKind.PERSON, person_id=person.id)


def everywhere(me: Person) -> bool:
    """May they write for the whole school?"""
    return any(PERMISSIONS[KEEP].scopes[role] is Scope.ALL for role in me.roles)


async def groups_of(session: Session, me: Person) -> list[Group]:
    """The groups for which somebody may write."""
    mine = select(Group).where(col(Group.id).in_(audiences.reachable_groups(me, KEEP)))
    return list((await session.exec(mine.order_by(Group.name))).all())


async def people_named(session: Session, me: Person, typed: str) -> list[Person]:
    """Who may be chosen by this part of a name; SQLite folds no Cyrillic letters."""
    near = select(Person).where(audiences.reachable_people(me, KEEP)).order_by(Person.name)
    wanted = folded(typed).split()
    found = (await session.exec(near)).all()
    return [one for one in found if wanted and all(word in folded(one.name) for word in wanted)]


async def discard(session: Session, version: GuideVersion, *, by: Person) -> None:
    """Forget a draft, and the guide with it if there is nothing else of it."""
    own(version, by)
    guide = await of(session, version)
    await _forget(session, guide, version)
    if not guide.versions:
        audience = guide.audience
        await session.delete(guide)
        await session.flush()
        await session.delete(audience)


async def drafts(session: Session, me: Person) -> list[GuideVersion]:
    """What somebody has begun and not finished, the newest first."""
    mine = select(GuideVersion).where(
        GuideVersion.author_id == me.id, GuideVersion.state == VersionState.DRAFT
    )
    return list((await session.exec(mine.order_by(col(GuideVersion.id).desc()))).all())


async def keeps(session: Session, me: Person, guide: Guide) -> bool:
    """Is it theirs to renew, put away and add to?"""
    mine = select(Guide.id).where(Guide.id == guide.id, within(me, KEEP, Guide))
    return (await session.exec(mine)).first() is not None


def of_families(guide: Guide) -> bool:
    """Does it go to families? Only then confirmation is a question of guardians."""
    return any(part.role is None or part.role in FAMILY for part in guide.audience.parts)


async def _unused(session: Session, post: Post, by: Person) -> None:
    """Only what one has written oneself, and only once."""
    as_version = select(GuideVersion.id).where(GuideVersion.post_id == post.id)
    as_question = select(GuideQuestion.id).where(
        (col(GuideQuestion.post_id) == post.id) | (col(GuideQuestion.answer_id) == post.id)
    )
    for taken in (as_version, as_question):
        if (await session.exec(taken)).first() is not None:
            raise VersionDecided
    if post.author_id != by.id:
        raise AccessDenied


def own(version: GuideVersion, by: Person) -> None:
    """What is not published yet is its author's alone."""
    if version.author_id != by.id:
        raise AccessDenied
    if version.state is not VersionState.DRAFT:
        raise VersionDecided


async def _first(session: Session, version: GuideVersion, by: Person) -> Guide:
    """The guide, as long as it is only thought of: where it goes is decided once."""
    own(version, by)
    if version.number > 1:
        raise VersionDecided
    return await of(session, version)


async def _forget(session: Session, guide: Guide, version: GuideVersion) -> None:
    post = version.post
    guide.versions.remove(version)
    await session.flush()
    for file in post.attachments:
        await session.delete(file)
    await session.delete(post)
    await session.flush()
