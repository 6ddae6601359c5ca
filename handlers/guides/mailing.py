"""Before and after a guide goes out: its readers by name, and what became of it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.guides.callbacks import (
    Before,
    Discard,
    Glance,
    Keep,
    Mail,
    Readers,
    Remind,
    Rules,
    Sample,
    Shelve,
    Status,
)
from handlers.guides.cards import back_home, rule_words, sample
from models import guides, people
from models.base import Session
from models.guides import Guide, GuideVersion, Standing, VersionState, Wait
from models.hearings import Hearing
from models.people import Person
from models.permissions import Action
from ui import Phrase, Row, Screen, button, may, pages, phrase, screen

private = Router(name=__name__)

KEEP = Action.KEEP_GUIDES
NAMES_SHOWN = 10
READERS_ON_A_SCREEN = 20


async def preview(session: Session, version: GuideVersion) -> list[Screen]:
    """The card exactly as its readers will see it, and under it what can be done."""
    guide = await guides.of(session, version)
    return [sample(guide, version).but(fresh=True), await before(session, guide, version)]


async def before(session: Session, guide: Guide, version: GuideVersion) -> Screen:
    """How many will get it, whom it can't reach, and the last word."""
    if version.state is VersionState.MAILED:
        return screen("guides-decided", [button("guides-status", Status(version=version.id))])
    readers = await guides.readers(session, guide, version)
    away = [person for person in readers if person.telegram_id is None or person.unreachable]
    first = version.number == 1
    others = await guides.speak_otherwise(session, guide) if first else 0
    draft = version.state is VersionState.DRAFT
    id = version.id
    mail = button("guides-mail", Mail(version=id), style="primary", n=len(readers))
    rows: list[Row] = [
        [mail] if readers else [],
        [button("guides-shelve", Shelve(version=id))] if draft else [],
        [button("guides-to-whom", Readers(version=id, page=0))] if readers else [],
        [button("guides-back-a-step", Rules(version=id))] if first and draft else [],
        [button("guides-discard", Discard(version=id))]
        if draft
        else [button("guides-manage", Keep(guide=guide.id))],
    ]
    return screen(
        "guides-before",
        *rows,
        first="yes" if first else "no",
        readers=phrase("guides-how-many", n=len(readers), away=len(away), others=others),
        rule=rule_words(guide),
        section=phrase("guides-section", section=guide.section.value),
    )


@private.callback_query(Glance.filter())
@may(KEEP, version=GuideVersion)
async def glance(_: CallbackQuery, version: GuideVersion, session: Session) -> Screen:
    return sample(await guides.of(session, version), version).but(fresh=True)


@private.callback_query(Before.filter())
@may(KEEP, version=GuideVersion)
async def look_again(_: CallbackQuery, version: GuideVersion, session: Session) -> Screen:
    return await before(session, await guides.of(session, version), version)


@private.callback_query(Sample.filter())
@may(KEEP, version=GuideVersion)
async def try_button(_: CallbackQuery, version: GuideVersion, session: Session) -> Screen:
    guide = await guides.of(session, version)
    return sample(guide, version).but(toast="guides-only-a-sample")


@private.callback_query(Readers.filter())
@may(KEEP, version=GuideVersion)
async def readers(
    _: CallbackQuery, callback_data: Readers, version: GuideVersion, session: Session
) -> Screen:
    guide = await guides.of(session, version)
    found = await guides.readers(session, guide, version)
    shown = pages.cut(found, callback_data.page, READERS_ON_A_SCREEN)
    children = await people.children_of_all(session, [person.id for person in shown])
    lines = [
        phrase(
            "changes-who",
            name=person.name,
            children=", ".join(children[person.id]),
            trouble="no-telegram" if person.telegram_id is None else person.unreachable or "none",
            reason="",
        )
        for person in shown
    ]
    turns = pages.turns(
        len(found),
        callback_data.page,
        READERS_ON_A_SCREEN,
        lambda page: Readers(version=version.id, page=page),
    )
    back = [button("guides-back-a-step", Before(version=version.id))]
    return screen("guides-readers", turns, back, n=len(found), lines=lines)


@private.callback_query(Mail.filter())
@may(KEEP, version=GuideVersion)
async def mail(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person, now: datetime
) -> Screen:
    await guides.publish(session, version, by=me, at=now, mail=True)
    return await _status(session, version, now)


@private.callback_query(Shelve.filter())
@may(KEEP, version=GuideVersion)
async def shelve(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person, now: datetime
) -> Screen:
    await guides.publish(session, version, by=me, at=now, mail=False)
    return screen(
        "guides-shelved",
        [button("guides-manage", Keep(guide=version.guide_id))],
        back_home(),
        title=version.title,
    )


@private.callback_query(Status.filter())
@may(KEEP, version=GuideVersion)
async def status(
    _: CallbackQuery, version: GuideVersion, session: Session, now: datetime
) -> Screen:
    return await _status(session, version, now)


@private.callback_query(Remind.filter())
@may(KEEP, version=GuideVersion)
async def remind(
    _: CallbackQuery, version: GuideVersion, session: Session, now: datetime
) -> Screen:
    n = await guides.remind(session, version, at=now)
    return screen("changes-reminded", [button("guides-refresh", Status(version=version.id))], n=n)


async def _status(session: Session, version: GuideVersion, now: datetime) -> Screen:
    """Person by person, and child by child for whom we wait."""
    guide = await guides.of(session, version)
    found = await guides.standing(session, version)
    id = version.id
    rows: list[Row] = [
        [button("guides-refresh", Status(version=id))],
        [button("guides-remind", Remind(version=id), n=len(found.silent))] if found.silent else [],
        [button("guides-manage", Keep(guide=guide.id))],
    ]
    return screen(
        "guides-status-of",
        *rows,
        title=version.title,
        at=version.published_at or now,
        all=len(found.hearings),
        arrived=found.arrived,
        waiting=sum(1 for hearing in found.hearings if hearing.waits),
        asked=len(found.asked),
        confirmed=len(found.confirmed),
        rule=guide.confirmation.value,
        who=_who(found),
    )


def _who(found: Standing) -> list[Phrase]:
    away = [hearing for hearing in found.hearings if hearing.away]
    confirmed = [one for one in found.hearings if one.person.id in found.confirmed]
    asked = [one for one in found.hearings if one.person.id in found.asked]
    return [
        *_listed("guides-waits", [_wait(wait) for wait in found.waits]),
        *_listed("guides-who-confirmed", [_line(hearing) for hearing in confirmed]),
        *_listed("guides-who-asked", [_line(hearing) for hearing in asked]),
        *_listed("changes-not-reached", [_line(hearing) for hearing in away]),
    ]


def _listed(heading: str, lines: list[Phrase]) -> list[Phrase]:
    """A heading with names below it, and how many more there are."""
    if not lines:
        return []
    more = len(lines) - NAMES_SHOWN
    rest = [phrase("changes-and-more", n=more)] if more > 0 else []
    return [phrase(heading, n=len(lines)), *lines[:NAMES_SHOWN], *rest]


def _line(hearing: Hearing) -> Phrase:
    return phrase(
        "changes-who",
        name=hearing.person.name,
        children=", ".join(hearing.children),
        trouble=(hearing.trouble or "none") if hearing.away else "none",
        reason="",
    )


def _wait(wait: Wait) -> Phrase:
    """«Лиза: ждём маму или папу»."""
    whom: Phrase | str = ""
    for kin in wait.guardians:
        one = phrase("guides-awaited", kin=kin.value)
        join = "guides-or" if wait.either else "guides-and"
        whom = phrase(join, one=whom, other=one) if whom else one
    if wait.themselves:
        child = phrase("guides-awaited", kin="themselves" if wait.guardians else "alone")
        whom = phrase("guides-and", one=whom, other=child) if whom else child
    return phrase("guides-wait", name=wait.name, whom=whom)
