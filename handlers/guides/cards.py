"""How a guide looks to whoever reads it: what has changed, the words and files, what was asked."""

from collections.abc import Sequence
from typing import Any

from handlers.guides.callbacks import Answers, Ask, Confirm, Home, Open, Sample
from handlers.guides.sections import section_rows
from models import guides
from models.base import Session
from models.guides import Confirmation, Guide, GuideQuestion, GuideVersion, VersionState
from models.people import Person
from models.permissions import Action
from ui import Button, Html, Phrase, Row, Screen, button, notification, phrase, screen
from ui.posts import html_of, media_of

SEE = Action.SEE_GUIDES
# Characters that a guide and what was asked about it may fill: of a message, of a file's caption.
ROOM, ROOM_UNDER_FILE = 3500, 800


async def card(
    session: Session, guide: Guide, version: GuideVersion, me: Person, *, again: bool = False
) -> Screen:
    """One version, with the buttons that still mean something to this reader."""
    done = await guides.confirmed(session, version, me)
    wanted = guide.confirmation is not Confirmation.NONE and version.state is VersionState.MAILED
    asked, more = await _asked(session, guide, version)
    rows: list[Row] = [
        [button("guides-confirm", Confirm(version=version.id), style="success")]
        if wanted and not done
        else [],
        [button("guides-ask", Ask(version=version.id))],
        [more] if more else [],
    ]
    return _card(guide, version, rows, asked=asked, done=done, again=again)


def sample(guide: Guide, version: GuideVersion) -> Screen:
    """The card as its readers will get it; its buttons only show where they are."""
    nowhere = Sample(version=version.id)
    confirm = button("guides-confirm", nowhere, style="success")
    rows: list[Row] = [[confirm]] if guide.confirmation is not Confirmation.NONE else []
    return _card(guide, version, [*rows, [button("guides-ask", nowhere)]])


def _card(
    guide: Guide,
    version: GuideVersion,
    rows: list[Row],
    *,
    asked: Sequence[Phrase] = (),
    done: bool = False,
    again: bool = False,
) -> Screen:
    return screen(
        "guides-card",
        *rows,
        again="yes" if again else "no",
        done="yes" if done else "no",
        title=version.title,
        news=version.news,
        body=html_of(version.post),
        asked=list(asked),
    ).but(media=media_of(version.post))


async def _asked(
    session: Session, guide: Guide, version: GuideVersion
) -> tuple[list[Phrase], Button | None]:
    """What others have asked: below the guide, or behind a button where it would not fit."""
    shared = await guides.shared(session, guide)
    length = sum(map(_length, shared)) + len(version.post.html)
    if not shared:
        return [], None
    if length > (ROOM_UNDER_FILE if version.post.attachments else ROOM):
        return [], button("guides-answers", Answers(version=version.id), n=len(shared))
    return [phrase("guides-asked-before"), *map(asked_line, shared)], None


def _length(question: GuideQuestion) -> int:
    return len(question.post.html) + (len(question.answer.html) if question.answer else 0)


def asked_line(question: GuideQuestion) -> Phrase:
    """Question and answer, and nobody's name."""
    answer = html_of(question.answer) if question.answer else Html("")
    return phrase("guides-asked", question=html_of(question.post), answer=answer)


def guide_row(version: GuideVersion) -> Row:
    return [button("guides-title", Open(version=version.id), title=version.title)]


@notification(guides.SENT, GuideVersion, SEE)
async def sent(session: Session, version: GuideVersion, to: Person) -> Screen | None:
    """Nothing, if a newer version has overtaken it."""
    guide = await guides.of(session, version)
    return None if guide.overtaken(version) else await card(session, guide, version, to)


@notification(guides.AGAIN, GuideVersion, SEE)
async def again(session: Session, version: GuideVersion, to: Person) -> Screen | None:
    guide = await guides.of(session, version)
    if guide.overtaken(version) or await guides.confirmed(session, version, to):
        return None
    return await card(session, guide, version, to, again=True)


@notification(guides.WELCOME, Person)
async def welcome(session: Session, person: Person, _to: Any) -> Screen | None:
    """To a newcomer: what there is to read, in one message."""
    if person.telegram_id is None:
        return None
    found = [guide.newest for guide in await guides.mailed(session, person) if guide.newest]
    starters = section_rows() if guides.starter_roles(person) else []
    if not found and not starters:
        return None
    rows = [guide_row(version) for version in found]
    return screen("guides-welcome", *starters, *rows, name=person.called, n=len(found))


def back_home() -> Row:
    return [button("guides-back", Home())]


def rule_words(guide: Guide) -> Phrase:
    """Who has to confirm; where no family reads it, everybody for themselves."""
    rule = guide.confirmation
    each = rule is not Confirmation.NONE and not guides.of_families(guide)
    return phrase("guides-confirmation", rule="each" if each else rule.value)
