"""What answers a question already: an answer for all, or a guide, that whoever asks may read."""

from typing import NamedTuple

from sqlalchemy import func, literal
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models.base import Session, rows
from models.desk import Message
from models.faq import matching, wording
from models.faq.matching import Key, Known
from models.faq.tables import KEEP, SEE, Faq, FaqState
from models.guides import Guide, GuideQuestion, GuideVersion, VersionState
from models.people import Person, Role
from models.permissions import Action, within
from models.posts import Post
from models.words import says, unformatted

AT_MOST = 2  # suggestions: a third has never been the right one
FAQ, GUIDE = "faq", "guide"


class Suggestion(NamedTuple):
    """Maybe this answers it: `faq` or the guide's `version`, the other one 0; `said`, the question
    at the desk, 0 if it was not asked there."""

    title: str
    faq: int = 0
    version: int = 0
    said: int = 0


class Precedent(NamedTuple):
    """The question `said` at the desk has been answered before: by `faq`."""

    title: str
    faq: int
    said: int


class Shelf(NamedTuple):
    """Of how many frequent questions somebody finds the answers, or looks after them."""

    n: int


async def suggested(session: Session, me: Person, said: Message) -> list[Suggestion]:
    """What may answer what somebody has just asked the tutor; a reply goes on with a talk."""
    if not _is_new(said):
        return []
    return [one._replace(said=said.id) for one in await similar(session, me, said.post.html)]


async def answered_before(session: Session, me: Person, said: Message) -> Precedent | None:
    """What a tutor may say again to a family, if it has been asked before."""
    if not _is_new(said) or not wording.sentences(said.post.html):
        return None
    known = await _answers(session, me, KEEP)
    for (kind, id), _ in matching.index(known).matches(said.post.html, most=1):
        return Precedent(_titles(known)[kind, id], faq=id, said=said.id)
    return None


def _is_new(said: Message) -> bool:
    """Is it a question to the tutor that waits for an answer?"""
    waits = said.asks and said.replies_to is None and said.answered_at is None
    return waits and said.thread is not None and said.thread.role is Role.TUTOR


async def similar(session: Session, me: Person, text: str, most: int = AT_MOST) -> list[Suggestion]:
    """What answers this, of all that they may read; only published words come out of here."""
    if not wording.sentences(text):
        return []
    known = await _answers(session, me) + await _guides(session, me)
    titles = _titles(known)
    found = matching.index(known).matches(text, most)
    return [_suggestion(match.key, titles[match.key]) for match in found]


def _titles(known: tuple[Known, ...]) -> dict[Key, str]:
    """Under which name each is shown: the first that is known of it."""
    return {(kind, id): text for kind, id, text in reversed(known)}


def _suggestion(key: Key, title: str) -> Suggestion:
    kind, id = key
    return Suggestion(title, faq=id) if kind == FAQ else Suggestion(title, version=id)


async def _answers(session: Session, me: Person, action: Action = SEE) -> tuple[Known, ...]:
    wanted = select_columns(literal(FAQ), col(Faq.id), col(Faq.question)).where(
        within(me, action, Faq), col(Faq.state) == FaqState.PUBLISHED
    )
    [answers] = await rows(session, wanted.order_by(col(Faq.id)))
    return tuple(map(tuple, answers))


async def _guides(session: Session, me: Person) -> tuple[Known, ...]:
    """Their titles, the questions that stand in them, and those that were asked about them."""
    newest = (
        select(func.max(GuideVersion.id))
        .join(Guide, col(Guide.id) == GuideVersion.guide_id)
        .where(
            GuideVersion.state != VersionState.DRAFT,
            ~col(Guide.archived),
            col(Guide.language).is_(None) | (col(Guide.language) == me.language),
            within(me, Action.SEE_GUIDES, Guide),
        )
        .group_by(col(GuideVersion.guide_id))
    )
    version = col(GuideVersion.id), col(GuideVersion.guide_id), col(GuideVersion.title)
    written = (
        select_columns(*version, col(Post.html))
        .join(Post, col(Post.id) == GuideVersion.post_id)
        .where(col(GuideVersion.id).in_(newest))
        .order_by(col(GuideVersion.id))
    )
    known: list[Known] = []
    current: dict[int, int] = {}
    for id, guide, title, html in (await rows(session, written))[0]:
        current[guide] = id
        known += [(GUIDE, id, text) for text in (title, *wording.questions(html))]
    if not current:
        return ()
    asked = (
        select_columns(col(GuideVersion.guide_id), col(Post.html))
        .join(GuideQuestion, col(GuideQuestion.version_id) == GuideVersion.id)
        .join(Post, col(Post.id) == GuideQuestion.post_id)
        .where(col(GuideQuestion.shared), col(GuideVersion.guide_id).in_(current))
        .order_by(col(GuideQuestion.id))
    )
    [shared] = await rows(session, asked)
    return (*known, *((GUIDE, current[guide], unformatted(html)) for guide, html in shared))


async def shelf(session: Session, me: Person) -> list[Faq]:
    """All published answers that somebody may read, those that have helped most first."""
    mine = select(Faq).where(within(me, SEE, Faq), Faq.state == FaqState.PUBLISHED)
    order = (col(Faq.helped).desc(), col(Faq.id).desc())
    return list((await session.exec(mine.order_by(*order))).unique().all())


async def found(session: Session, me: Person, query: str) -> list[Suggestion]:
    """What answers a query that was typed to look for something, or has every word of it."""
    alike = [one for one in await similar(session, me, query) if one.faq]
    known = {one.faq for one in alike}
    others = [one for one in await shelf(session, me) if one.id not in known]
    return alike + [
        Suggestion(one.question, faq=one.id)
        for one in others
        if says(f"{one.question} {one.answer}", query)
    ]


async def kept(session: Session, me: Person) -> list[Faq]:
    """What somebody looks after: drafts first, what was withdrawn last."""
    mine = select(Faq).where(within(me, KEEP, Faq))
    found = (await session.exec(mine.order_by(col(Faq.id).desc()))).unique().all()
    owned = [one for one in found if one.state is not FaqState.DRAFT or one.author_id == me.id]
    return sorted(owned, key=lambda one: list(FaqState).index(one.state))


async def counted(session: Session, me: Person) -> Shelf:
    return Shelf(len(await _answers(session, me)))
