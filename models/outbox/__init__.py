"""Notifications that the school owes people: put here by the change that causes them.

A notification stores to whom, about what, when and until when; never the words. They are chosen
at delivery, for the reader as they are then. The one exception is the answer to somebody's own
tap: it is drawn already and only has to arrive, see `answer`.
"""

from models.outbox.changing import (
    copies,
    copy_at,
    copy_of,
    first_due,
    forget,
    forget_answers,
    hold,
    hurry,
    moved,
    release,
    void,
)
from models.outbox.queue import Due, due, next_due, of_ids, waiting
from models.outbox.tables import ANSWER, WAITING, Notification, State
from models.outbox.telling import (
    announce,
    answer,
    broadcast,
    follow_up,
    not_told,
    notify,
    tell_again,
    telling,
)

__all__ = [
    "ANSWER",
    "WAITING",
    "Due",
    "Notification",
    "State",
    "announce",
    "answer",
    "broadcast",
    "copies",
    "copy_at",
    "copy_of",
    "due",
    "first_due",
    "follow_up",
    "forget",
    "forget_answers",
    "hold",
    "hurry",
    "moved",
    "next_due",
    "not_told",
    "notify",
    "of_ids",
    "release",
    "tell_again",
    "telling",
    "void",
    "waiting",
]
