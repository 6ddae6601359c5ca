"""Guardians are asked once, and hear what was decided; so do the tutors when one is withdrawn."""

from handlers.consents.callbacks import ShowConsent
from handlers.consents.cards import facts
from models import consents
from models.base import Session
from models.consents import Consent, Standing
from models.people import Person
from models.permissions import Action
from ui import Screen, button, notification, screen

SEE, GIVE = Action.SEE_CONSENT, Action.GIVE_CONSENT


@notification(consents.ASKED, Person, GIVE)
async def asked(session: Session, student: Person, _to: Person) -> Screen | None:
    """To a guardian; None as soon as somebody has consented."""
    if (await consents.standing(session, student)).in_force:
        return None
    read = [button("consents-read", ShowConsent(student=student.id))]
    return screen("consents-please", read, child=student.name)


@notification("consents-given", Consent, SEE)
async def given(session: Session, consent: Consent, _to: Person) -> Screen | None:
    """To the other guardians: it is decided, and can be taken back."""
    found = await _standing(session, consent)
    return _news(found, consent) if found.in_force else None


@notification("consents-withdrawn", Consent, SEE)
async def withdrawn(session: Session, consent: Consent, _to: Person) -> Screen | None:
    """To the other guardians and the tutors; None if somebody has consented again."""
    found = await _standing(session, consent)
    return None if found.in_force else _news(found, consent)


async def _standing(session: Session, consent: Consent) -> Standing:
    return await consents.standing(session, await session.get_one(Person, consent.student_id))


def _news(found: Standing, consent: Consent) -> Screen:
    row = [button("consents-open", ShowConsent(student=found.student.id))]
    return screen("consents-news", row, **facts(found, consent.at))
