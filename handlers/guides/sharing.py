"""What one has asked becomes a part of the guide for all, without a name."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.guides.asking import about_words
from handlers.guides.callbacks import OfferShare, Share
from handlers.guides.cards import asked_line
from models import guides
from models.base import AccessDenied, Session
from models.guides import GuideQuestion
from models.people import Person
from models.permissions import Action
from ui import Screen, button, may, screen

private = Router(name=__name__)

KEEP = Action.KEEP_GUIDES


@private.callback_query(OfferShare.filter())
@may(KEEP, question=GuideQuestion)
async def offer_share(
    _: CallbackQuery, question: GuideQuestion, session: Session, me: Person
) -> Screen:
    """What everybody would read: without names, but in the asker's own words."""
    if not await guides.may_share(session, me, question):
        raise AccessDenied
    yes = button("guides-share", Share(question=question.id, on=True), style="primary")
    return screen("guides-share-sure", [yes], asked=asked_line(question))


@private.callback_query(Share.filter())
@may(KEEP, question=GuideQuestion)
async def share(
    _: CallbackQuery, callback_data: Share, question: GuideQuestion, session: Session, me: Person
) -> Screen:
    on = callback_data.on
    await guides.share(session, question, shared=on, by=me)
    back = button(
        "guides-unshare" if on else "guides-share", Share(question=question.id, on=not on)
    )
    title = await about_words(session, question)
    return screen("guides-is-shared" if on else "guides-is-not-shared", [back], title=title)
