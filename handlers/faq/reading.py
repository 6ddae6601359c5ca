"""Families find an answer: beside what they have just asked, in the list, by a search."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.faq.callbacks import Browse, Keep, Maybe, MaybeGuide, New, Show, Solved, Waits
from models import desk, faq
from models.base import AccessDenied, Session
from models.desk import Message
from models.faq import Faq, Shelf, Suggestion
from models.guides import GuideVersion
from models.people import Person
from models.permissions import Action, access
from models.permissions import may as allowed
from ui import Button, Html, Row, Screen, button, may, offer, offers, screen

private = Router(name=__name__)

SEE, KEEP, WRITE = faq.SEE, faq.KEEP, desk.WRITE
PER_PAGE = 8

offer(Shelf, SEE, "faq-list", lambda _: Browse(), fits=lambda shelf: shelf.n > 0)
offer(Shelf, KEEP, "faq-list", lambda _: Browse(), fits=lambda shelf: shelf.n == 0)
offer(
    Suggestion,
    SEE,
    "faq-suggestion",
    lambda one: Maybe(faq=one.faq, said=one.said) if one.said else Show(faq=one.faq),
    fits=lambda one: one.faq > 0,
    facts=lambda one: {"title": one.title},
)
offer(
    Suggestion,
    Action.SEE_GUIDES,
    "faq-suggested-guide",
    lambda one: MaybeGuide(version=one.version, said=one.said),
    fits=lambda one: one.version > 0,
    facts=lambda one: {"title": one.title},
)


@private.callback_query(Browse.filter())
@may(SEE)
async def browse(_: CallbackQuery, callback_data: Browse, session: Session, me: Person) -> Screen:
    """For who keeps answers, what they keep is among them."""
    keeps = allowed(me, KEEP)
    found = await faq.shelf(session, me)
    if keeps:
        kept = await faq.kept(session, me)
        found = kept + [one for one in found if one.id not in {mine.id for mine in kept}]
    begin = callback_data.page * PER_PAGE
    rows: list[Row] = [[_line(one, keeps=keeps)] for one in found[begin : begin + PER_PAGE]]
    rows.append(
        [
            button(words, Browse(page=page))
            for words, page in (
                ("faq-before", callback_data.page - 1),
                ("faq-after", callback_data.page + 1),
            )
            if page >= 0 and page * PER_PAGE < len(found)
        ]
    )
    if keeps:
        rows.append([button("faq-new", New())])
    return screen("faq-all", *rows, n=len(found), keeps="yes" if keeps else "no")


def _line(one: Faq, *, keeps: bool) -> Button:
    to = Keep(faq=one.id) if keeps else Show(faq=one.id)
    return button("faq-line", to, title=one.question, state=one.state.value)


@private.callback_query(Show.filter())
@may(SEE)
async def show(_: CallbackQuery, callback_data: Show, session: Session, me: Person) -> Screen:
    found = await _readable(session, me, callback_data.faq)
    return _answer(found, [button("faq-back", Browse())]) if found else _gone()


@private.callback_query(Maybe.filter())
@may(SEE)
async def maybe(_: CallbackQuery, callback_data: Maybe, session: Session, me: Person) -> Screen:
    found = await _readable(session, me, callback_data.faq)
    if found is None:
        return _gone()
    return _answer(found, *_verdicts(found.id, callback_data.said)).but(fresh=True)


@private.callback_query(MaybeGuide.filter())
@may(Action.SEE_GUIDES, version=GuideVersion)
async def maybe_guide(
    _: CallbackQuery, callback_data: MaybeGuide, version: GuideVersion, me: Person
) -> Screen:
    verdicts = _verdicts(0, callback_data.said) if callback_data.said else []
    rows = [*offers(me, version), *verdicts]
    return screen("faq-in-guide", *rows, title=version.title).but(fresh=True)


def _verdicts(faq_id: int, said_id: int) -> list[Row]:
    yes = button("faq-yes", Solved(faq=faq_id, said=said_id), style="success")
    return [[yes], [button("faq-no", Waits(said=said_id))]]


async def _readable(session: Session, me: Person, faq_id: int) -> Faq | None:
    """What was withdrawn is read by nobody, also not by an old button."""
    try:
        return await access(session, me, SEE, Faq, faq_id)
    except AccessDenied:
        return None


def _answer(found: Faq, *rows: Row) -> Screen:
    return screen("faq-answer", *rows, question=found.question, answer=Html(found.answer))


def _gone() -> Screen:
    return screen("faq-gone", [button("faq-list", Browse())]).but(fresh=True)


@private.callback_query(Solved.filter())
@may(WRITE, said=Message)
async def solved(
    _: CallbackQuery,
    callback_data: Solved,
    said: Message,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    by = await _readable(session, me, callback_data.faq) if callback_data.faq else None
    await faq.solves(session, said, by, by=me, at=now)
    question, answer = (by.question, by.answer) if by else ("", "")
    return screen("faq-solved", question=question, answer=Html(answer))


@private.callback_query(Waits.filter())
@may(WRITE, said=Message)
async def waits(_: CallbackQuery, said: Message) -> Screen:
    return screen("faq-answered-since" if said.answered_at else "faq-waits")
