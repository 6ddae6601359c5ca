"""Puts the people of the demo school into the imitated Telegram, each with a word on who it is."""

from collections import defaultdict
from collections.abc import Iterable

from demo.families import PUPILS, Guardian, Reach, guardians
from demo.school import CHATS, FORUM, FORUM_CHAT, HORIZON, PHYSICS, STAFF, TUTOR, URALS
from demo.seed import BLOCKED
from emulator import Emulator, Group
from models.people import Kin, Person

TITLE = {"ru": "Демо-школа", "en": "Demo school"}
KIN = {
    Kin.MOTHER: ("мама", "mother"),
    Kin.FATHER: ("папа", "father"),
    Kin.GRANDMOTHER: ("бабушка", "grandmother"),
    Kin.GUARDIAN: ("опекун", "guardian"),
}

STUDENT, MOTHER = 2001, 3001  # Лиза and Ольга Николаевна
SEATED = (TUTOR.account, STUDENT, MOTHER, PHYSICS.account)
PANES = (*SEATED, CHATS[HORIZON])

Words = dict[str, str]


def gather(telegram: Emulator, linked: Iterable[Person]) -> Group:
    """Everybody who has Telegram, the class chat and the tutor's forum; gives the class chat.

    `linked` have written to the bot before.
    """
    known = {person.telegram_id: person for person in linked}
    languages = {guardian.account: guardian.language for guardian in guardians()}
    for name, account in _accounts().items():
        first, _, last = name.rpartition(" ")
        person = telegram.person(
            first,
            last,
            id=account,
            language=languages.get(account, "ru"),
            started=account in known,
        )
        if account in known and known[account].unreachable == BLOCKED:
            person.chat().blocked = True
    members = [telegram.people[account] for account in _class_members()]
    tutor = telegram.people[TUTOR.account]
    telegram.group(FORUM, tutor, id=FORUM_CHAT, bot="left", forum=True)
    return telegram.group(HORIZON, *members, id=CHATS[HORIZON], can_manage_tags=True)


def notes() -> dict[int, Words]:
    """Who everybody is, by Telegram id."""
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for worker in STAFF:
        said[worker.account].append(worker.duty)
    for pupil in PUPILS:
        group = pupil.group.partition(",")[0]
        if pupil.account is not None:
            said[pupil.account].append((f"учится в {group}", f"learns in {group}"))
    for guardian in guardians():
        if guardian.account is not None:
            said[guardian.account].append(_kin(guardian))
    return {
        account: {"ru": ", ".join(ru for ru, _ in words), "en": ", ".join(en for _, en in words)}
        for account, words in said.items()
    }


def zones() -> dict[int, str]:
    """Whose telephone shows another time than the school's clock, by Telegram id."""
    lives = [(pupil.account, pupil.zone) for pupil in PUPILS]
    lives += [(guardian.account, guardian.zone) for guardian in guardians()]
    return {account: zone for account, zone in lives if account is not None and zone != URALS}


def _kin(guardian: Guardian) -> tuple[str, str]:
    children = [pupil.name.split()[0] for pupil in PUPILS if guardian in pupil.guardians]
    ru, en = KIN[guardian.kin]
    return f"{ru}: {', '.join(children)}", f"{en}: {', '.join(children)}"


def _accounts() -> dict[str, int]:
    """Who has Telegram; whoever works here and has a child here too, only once."""
    everybody: tuple[tuple[str, int | None], ...] = (
        *((worker.name, worker.account) for worker in STAFF),
        *((pupil.name, pupil.account) for pupil in PUPILS),
        *((guardian.name, guardian.account) for guardian in guardians()),
    )
    return {name: account for name, account in everybody if account is not None}


def _class_members() -> list[int]:
    """The tutor, whose group it is, then the class, then its parents."""
    older = tuple(pupil for pupil in PUPILS if pupil.group == HORIZON)
    parents = (who.account for who in guardians(older) if who.reach is not Reach.INVITED)
    children = (pupil.account for pupil in older)
    everybody = (TUTOR.account, *children, *parents)
    return [account for account in everybody if account is not None]
