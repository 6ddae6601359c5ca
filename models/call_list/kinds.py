"""What a reason to call somebody is, and for how long people may take to answer."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from models import announcements, changes, desk, guides

LOOKS_BACK = timedelta(days=30)  # what is older concerns nobody any more
PATIENCE = timedelta(days=3)  # with an invitation, a consent, a guide


class MatterKind(StrEnum):
    """In the order in which they are said."""

    CHANGE = "change"
    ANSWER = "answer"
    ANNOUNCEMENT = "announcement"
    GUIDE = "guide"
    CONSENT = "consent"
    INVITATION = "invitation"
    AWAY = "away"  # Telegram takes nothing for them


# Notifications that have to be heard, and how long their readers may take to answer.
HEARD = {
    changes.PUBLISHED: (MatterKind.CHANGE, timedelta(hours=3)),
    desk.ANSWERED: (MatterKind.ANSWER, LOOKS_BACK),
    announcements.TOLD: (MatterKind.ANNOUNCEMENT, timedelta(days=1)),
    guides.SENT: (MatterKind.GUIDE, PATIENCE),
}
KINDS = {matter: kind for kind, (matter, _) in HEARD.items()}
# These can't be settled by telephone: whoever was called about them does so themselves.
STANDING = (MatterKind.CONSENT, MatterKind.INVITATION, MatterKind.AWAY)


class Matter(NamedTuple):
    """One thing to say: the id of what it is about, since when, and whether it has arrived."""

    kind: MatterKind
    about: int
    since: datetime
    arrived: bool


Found = list[tuple[int, Matter]]  # by the id of whoever is to be called
