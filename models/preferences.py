"""What everybody chooses for themselves: the language and the time zone they read in."""

from datetime import datetime
from zoneinfo import available_timezones

from models import outbox
from models.base import Refusal, Session
from models.people import Person

ASKED = "preferences-asked"
LANGUAGES = ("ru", "en")


class UnknownZone(Refusal):
    """No such zone in the IANA database."""


class UnknownLanguage(Refusal):
    """The bot does not speak it."""


def choose_language(session: Session, person: Person, language: str, *, at: datetime) -> None:
    """From now on everything for this person, the list of commands too, is in this language."""
    if language not in LANGUAGES:
        raise UnknownLanguage
    person.language = language
    outbox.notify(session, person, "menu-commands", person.id, at=at)


def choose_zone(person: Person, zone: str) -> None:
    """The last of the two questions that a newcomer is asked."""
    if zone not in available_timezones():
        raise UnknownZone
    person.zone = zone
    person.settled = True


def ask(session: Session, person: Person, *, at: datetime) -> None:
    """Ask a newcomer for both; whoever has chosen already is left alone."""
    if not person.settled:
        outbox.notify(session, person, ASKED, person.id, at=at)
