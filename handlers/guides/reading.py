"""Whoever reads: the library by section, a guide, a search by any word."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.guides.callbacks import (
    Answers,
    AskElse,
    AskIn,
    Find,
    Home,
    Kept,
    New,
    Open,
    OpenSection,
    PickSection,
)
from handlers.guides.cards import asked_line, back_home, card, guide_row
from handlers.guides.sections import section_rows
from models import faq, guides
from models.base import AccessDenied, Session
from models.guides import GuideVersion, Section
from models.people import Person
from models.permissions import Action
from models.permissions import may as allowed
from models.words import says
from ui import Row, Screen, Typed, button, entry, may, offer, offers, phrase, screen
from ui.i18n import Translator

private = Router(name=__name__)

SEE, KEEP = Action.SEE_GUIDES, Action.KEEP_GUIDES
MOST_FOUND = 10
LONGEST_QUERY = 60  # characters

offer(GuideVersion, SEE, "guides-open", lambda version: Open(version=version.id))


class Searching(StatesGroup):
    words = State()


@private.message(entry("guides", SEE))
@may(SEE)
async def library(message: Message, session: Session, me: Person, words: Translator) -> Screen:
    typed = message.text or ""
    query = typed.partition(" ")[2].strip() if typed.startswith("/") else ""
    return await _found(session, me, words, query) if query else await _home(session, me)


@private.callback_query(Home.filter())
@may(SEE)
async def home(_: CallbackQuery, session: Session, me: Person, state: FSMContext) -> Screen:
    if await state.get_state() is not None:
        await state.clear()
    return await _home(session, me)


async def _home(session: Session, me: Person) -> Screen:
    """Sections in which there is something for this reader; more for who keeps guides."""
    filled = set(Section) if guides.starter_roles(me) else set()
    filled |= {Section(guide.section) for guide in await guides.shelf(session, me)}
    rows = [row for row, section in zip(section_rows(), Section, strict=True) if section in filled]
    rows += offers(me, await faq.counted(session, me))
    rows.append([button("guides-find", Find())])
    if allowed(me, KEEP):
        rows += [
            [
                button(
                    "guides-resume",
                    PickSection(version=draft.id),
                    title=draft.title or phrase("guides-untitled"),
                )
            ]
            for draft in (await guides.drafts(session, me))[:1]
        ]
        rows.append([button("guides-new", New()), button("guides-kept", Kept())])
    if not filled:
        rows.append([button("guides-ask-tutor", AskElse())])
    return screen("guides-home" if filled else "guides-home-empty", *rows)


@private.callback_query(OpenSection.filter())
@may(SEE)
async def section(
    _: CallbackQuery, callback_data: OpenSection, session: Session, me: Person
) -> Screen:
    """The starter guides of one's roles, and below them what the tutor has added."""
    shown = callback_data.section
    roles = guides.starter_roles(me)
    lines = [
        phrase(
            "guides-starter",
            role=role.value if len(roles) > 1 else "only",
            text=phrase(f"starter-{role}-{shown}"),
        )
        for role in roles
    ]
    asked = list(map(asked_line, await guides.shared_in(session, me, shown)))
    added = [guide.newest for guide in await guides.shelf(session, me, shown) if guide.newest]
    return screen(
        "guides-in-section",
        *map(guide_row, added),
        [button("guides-ask", AskIn(section=shown))],
        back_home(),
        section=shown.value,
        lines=lines,
        asked=[phrase("guides-asked-before"), *asked] if asked else [],
        n=len(added),
    )


@private.callback_query(Open.filter())
@may(SEE, version=GuideVersion)
async def open_guide(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person
) -> Screen:
    guide = await guides.of(session, version)
    if guide.newest is None:
        raise AccessDenied
    return (await card(session, guide, guide.newest, me)).but(fresh=True)


@private.callback_query(Answers.filter())
@may(SEE, version=GuideVersion)
async def answers(_: CallbackQuery, version: GuideVersion, session: Session) -> Screen:
    guide = await guides.of(session, version)
    lines = [asked_line(question) for question in await guides.shared(session, guide)]
    newest = guide.newest or version
    return screen("guides-all-asked", guide_row(newest), title=newest.title, lines=lines).but(
        fresh=True
    )


@private.callback_query(Find.filter())
@may(SEE)
async def ask_words(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(Searching.words)
    return screen("guides-type-words", back_home())


@private.message(Searching.words, Typed())
@may(SEE)
async def typed_words(
    message: Message, session: Session, me: Person, words: Translator, state: FSMContext
) -> Screen:
    query = (message.text or "").strip()
    if not query:
        return screen("guides-type-words", back_home())
    shown = await _found(session, me, words, query)
    await state.clear()
    return shown


async def _found(session: Session, me: Person, words: Translator, query: str) -> Screen:
    """Titles first, then texts; the starter guides among them."""
    query = query[:LONGEST_QUERY]
    answered = await faq.found(session, me, query)
    titled: list[Row] = [row for one in answered for row in offers(me, one)]
    mentioned: list[Row] = []
    for guide in await guides.shelf(session, me):
        if guide.newest is None:
            continue
        if says(guide.newest.title, query):
            titled.append(guide_row(guide.newest))
        elif says(await guides.text_of(session, guide), query):
            mentioned.append(guide_row(guide.newest))
    for row, part in zip(section_rows(), Section, strict=True):
        name = words.say(me.reader, "guides-section", section=part.value)
        texts = [words.say(me.reader, f"starter-{r}-{part}") for r in guides.starter_roles(me)]
        for question in await guides.shared_in(session, me, part):
            texts += [question.post.html, question.answer.html if question.answer else ""]
        if texts and says(" ".join((name, *texts)), query):
            (titled if says(name, query) else mentioned).append(row)
    rows = [*titled, *mentioned]
    if not rows:
        ask = [button("guides-ask-tutor", AskElse())]
        return screen("guides-nothing-found", ask, back_home(), query=query)
    return screen("guides-found", *rows[:MOST_FOUND], back_home(), query=query, n=len(rows))
