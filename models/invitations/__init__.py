"""Invitations: one-time keys by which a person of the roster becomes a person in Telegram."""

from models.invitations.joining import accept, appoint, disconnect, first_admin
from models.invitations.keys import (
    LIVES,
    find,
    invite,
    looks_like_code,
    normal,
    void,
    void_all,
    waiting,
)
from models.invitations.tables import (
    Account,
    AlreadyConnected,
    Invitation,
    Key,
    KeySpent,
    OwnAccount,
    PersonConnected,
    StaffMember,
    StudentAccount,
    WrongGuess,
    entitled,
)

__all__ = [
    "LIVES",
    "Account",
    "AlreadyConnected",
    "Invitation",
    "Key",
    "KeySpent",
    "OwnAccount",
    "PersonConnected",
    "StaffMember",
    "StudentAccount",
    "WrongGuess",
    "accept",
    "appoint",
    "disconnect",
    "entitled",
    "find",
    "first_admin",
    "invite",
    "looks_like_code",
    "normal",
    "void",
    "void_all",
    "waiting",
]
