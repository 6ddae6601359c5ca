"""How people are spoken of: what somebody is here, and which Telegram account is theirs."""

from aiogram.types import User

from models.invitations import Account
from models.people import Role, short
from models.rosters import Standing
from ui.screen import Phrase, phrase


def account(user: User) -> Account:
    return Account(user.id, user.full_name, user.username)


def invitation_link(username: str, token: str) -> str:
    """What opens the bot with this key: https://core.telegram.org/bots/features#deep-linking"""
    return f"https://t.me/{username}?start={token}"


def spelled(code: str) -> str:
    """A code as it is read aloud and typed: in two halves."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def standing_line(standing: Standing, *, shortly: bool = False) -> Phrase:
    """One role in words; `shortly` keeps a child's surname from whoever is not sure to be family"""
    of = standing.of
    if shortly and standing.role is Role.PARENT:
        of = tuple(map(short, of))
    kin = standing.kin.value if standing.kin else "none"
    return phrase("people-standing", role=standing.role.value, kin=kin, of=", ".join(of))
