"""How it stands with the consent for a student, as a guardian and as the staff see it."""

from datetime import datetime
from typing import Any, NamedTuple, Protocol

from handlers.consents.callbacks import (
    AskWithdraw,
    GiveConsent,
    NotePaper,
    ReadConsent,
    ShowAwaiting,
)
from models import consents, people
from models.base import AccessDenied, Session
from models.consents import Standing
from models.people import Person, Role
from models.permissions import Action
from models.permissions import may as allowed
from ui import Html, Row, Screen, button, screen
from ui.i18n import Translator

DIGITS = 12  # of a digest in a button: nobody tries to find another text to them


class Named(Protocol):
    """What the settings say about the school itself."""

    school_name: str


class Wording(NamedTuple):
    """The words that this person agrees to today."""

    text: str
    language: str

    @property
    def digest(self) -> str:
        return consents.digest(self.text)[:DIGITS]


def wording(me: Person, words: Translator, settings: Named) -> Wording:
    text = words.html(me.reader, "consents-text", school=settings.school_name)
    return Wording(text, me.language)


async def card(
    session: Session, me: Person, student: Person, wording: Wording, now: datetime
) -> Screen:
    """A guardian is asked or may withdraw; the staff note what they hold on paper."""
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    found = await consents.standing(session, student)
    shown = facts(found, now)
    id = student.id
    withdraw = [button("consents-withdraw", AskWithdraw(student=id))]
    if id in {child.id for child in await people.children(session, me.id)}:
        if not found.in_force:
            agree = GiveConsent(student=id, digest=wording.digest)
            row = [button("consents-agree", agree, style="success")]
            return screen("consents-decide", row, **shown, text=Html(wording.text))
        read = [button("consents-words-open", ReadConsent(student=id))]
        return screen("consents-card", read, withdraw, **shown)
    rows: list[Row] = [withdraw] if found.in_force else []
    if not found.in_force and allowed(me, Action.NOTE_CONSENT):
        rows = [[button("consents-note-paper", NotePaper(student=id))]]
    return screen("consents-card", *rows, [button("consents-to-awaiting", ShowAwaiting())], **shown)


def facts(found: Standing, now: datetime) -> dict[str, Any]:
    """What is told of a consent: whose, how and when; moments of one that is not there are now."""
    given = found.consent
    state = "given" if found.in_force else "withdrawn" if given else "none"
    return {
        "child": found.student.name,
        "state": state,
        "way": given.way.value if given else "",
        "by": found.by.name if found.by else "",
        "document": given.document if given else "",
        "at": (given.withdrawn_at or given.at) if given else now,
        "withdrawer": found.withdrawn_by.name if found.withdrawn_by else "",
    }
