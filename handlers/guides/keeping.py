"""The guides that somebody looks after: what stands there, what can be done with each."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.guides.callbacks import Archive, Before, Glance, Keep, Kept, Renew, Status
from handlers.guides.cards import back_home, rule_words
from handlers.guides.choosing import audience_lines
from models import guides
from models.base import AccessDenied, Session
from models.guides import Guide, VersionState
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, button, may, pages, phrase, screen

private = Router(name=__name__)

KEEP = Action.KEEP_GUIDES
ON_A_SCREEN = 8


@private.callback_query(Kept.filter())
@may(KEEP)
async def kept(_: CallbackQuery, callback_data: Kept, session: Session, me: Person) -> Screen:
    found = await guides.kept(session, me)
    rows: list[Row] = [
        [
            button(
                "guides-kept-one",
                Keep(guide=guide.id),
                title=guide.newest.title,
                gone="yes" if guide.archived else "no",
            )
        ]
        for guide in pages.cut(found, callback_data.page, ON_A_SCREEN)
        if guide.newest is not None
    ]
    turns = pages.turns(len(found), callback_data.page, ON_A_SCREEN, lambda page: Kept(page=page))
    return screen("guides-all-kept", *rows, turns, back_home(), n=len(found))


@private.callback_query(Keep.filter())
@may(KEEP, guide=Guide)
async def keep(_: CallbackQuery, guide: Guide, session: Session) -> Screen:
    return await _manage(session, guide)


@private.callback_query(Archive.filter())
@may(KEEP, guide=Guide)
async def archive(
    _: CallbackQuery, callback_data: Archive, guide: Guide, session: Session
) -> Screen:
    guides.archive(guide, gone=callback_data.gone)
    return await _manage(session, guide)


async def _manage(session: Session, guide: Guide) -> Screen:
    version = guide.newest
    if version is None:
        raise AccessDenied
    mailed = [one for one in guide.versions if one.state is VersionState.MAILED]
    shelved = version.state is VersionState.SHELVED
    gone = guide.archived
    rows: list[Row] = [
        [button("guides-glance", Glance(version=version.id))],
        [button("guides-status", Status(version=mailed[-1].id))] if mailed else [],
        [button("guides-mail-now", Before(version=version.id))] if shelved and not gone else [],
        [button("guides-renew", Renew(guide=guide.id))] if not gone else [],
        [
            button(
                "guides-unarchive" if gone else "guides-archive",
                Archive(guide=guide.id, gone=not gone),
            )
        ],
        [button("guides-back-a-step", Kept())],
    ]
    return screen(
        "guides-one-kept",
        *rows,
        title=version.title,
        section=phrase("guides-section", section=guide.section.value),
        rule=rule_words(guide),
        language=guide.language or "any",
        number=version.number,
        at=version.published_at,
        mailed="yes" if mailed else "no",
        gone="yes" if gone else "no",
        lines=await audience_lines(session, guide),
    )
