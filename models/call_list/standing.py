"""What can't be settled by telephone: a consent that is missing, an invitation not used."""

from datetime import datetime

from sqlmodel import col, select

from models import consents
from models.base import Session
from models.call_list.callees import Callee
from models.call_list.kinds import PATIENCE, Found, Matter, MatterKind
from models.consents import Consent
from models.invitations import Invitation
from models.outbox import Notification


async def unconsented(session: Session, callees: dict[int, Callee], *, at: datetime) -> Found:
    """Children for whom nobody has consented, though the family was asked; one adult is enough.

    Whoever has withdrawn a consent is not asked again.
    """
    ids = {child.id for callee in callees.values() if callee.kin for child in callee.children}
    ever = select(Consent.student_id).where(col(Consent.student_id).in_(ids))
    open_ones = ids - set((await session.exec(ever)).all())
    if not open_ones:
        return []
    asking = select(Notification.person_id, Notification.about, Notification.due_at).where(
        Notification.kind == consents.ASKED,
        col(Notification.about).in_(open_ones),
        col(Notification.due_at) < at - PATIENCE,
    )
    found: dict[int, tuple[int, datetime]] = {}
    for person_id, about, since in (
        await session.exec(asking.order_by(col(Notification.id)))
    ).all():
        if person_id in callees:
            found.setdefault(about, (person_id, since))
    return [
        (person_id, Matter(MatterKind.CONSENT, about, since, arrived=True))
        for about, (person_id, since) in found.items()
    ]


async def uninvited(session: Session, callees: dict[int, Callee], *, at: datetime) -> Found:
    """Who was invited, and has not come."""
    outside = [id for id, callee in callees.items() if callee.person.telegram_id is None]
    wanted = select(Invitation.person_id, Invitation.made_at).where(
        col(Invitation.person_id).in_(outside),
        col(Invitation.used_at).is_(None),
        col(Invitation.made_at) < at - PATIENCE,
    )
    last = dict((await session.exec(wanted.order_by(col(Invitation.id)))).all())
    return [
        (id, Matter(MatterKind.INVITATION, id, since, arrived=False)) for id, since in last.items()
    ]
