"""What the school knows and what it allows. No Telegram here, no words, no clock, no commit."""

from models import (  # noqa: F401  (so that whoever asks for the schema gets all of it)
    audit,
    changes,
    chats,
    dialogs,
    groups,
    imports,
    inbox,
    installation,
    invitations,
    outbox,
    people,
    preferences,
    receipts,
    reminders,
    retention,
    rosters,
    slots,
    timetable,
)
