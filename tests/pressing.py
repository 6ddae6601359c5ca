"""Presses by people whom a button was not made for: wherever it may stand, and what they leave."""

import itertools
import json
import random
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from emulator import Person as Actor
from emulator.server import Call
from models.groups import GroupStaff
from models.people import Role
from tests.conftest import School, on_paper
from tests.gradebook import GradeBook
from tests.oracles.canary import said
from tests.oracles.truth import MAY_WRITE, Witness
from ui.menu import ENTRIES

BATCH = 40  # presses at once; one chat is worked in order all the same
PLACES = ("own", "gone", "group", "nowhere")
# What a press may leave behind whoever pressed it: that it came, and its answer.
NOTHING = ("inbox", "notification", "audit", "dialog", "wrong_guess")
# What an insider may write that is nobody else's business: a language, a draft, a letter's hour.
THEIR_OWN = (
    *NOTHING,
    "person",
    "letter",
    "audience",
    "audience_part",
    "post",
    "guide_question",
    "erasure",
)
START = re.compile(r"[?&]start=([\w-]+)")
KEYS = ("join:", "/start inv_")  # whoever holds such a one is let in, whoever they are


class Press(NamedTuple):
    """Who says what a button says, and where it stands."""

    who: Actor
    data: str  # of a callback, or a command, such as `/start` with its payload
    place: str = "own"


class Presser:
    """Presses without having been given the button: in their own chat, a group, or nowhere."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.numbers = itertools.count(1)

    async def press(self, press: Press) -> None:
        who, data, place = press
        user = self.school.telegram.world.users[who.id]
        chat = {"id": who.id, "type": "private", "first_name": "-"}
        if place == "group":
            number = next(iter(self.school.telegram.groups))
            chat = {"id": number, "type": "supergroup", "title": "8-Д"}
        date = 0 if place == "gone" else self.school.telegram.clock.timestamp()
        message: dict[str, Any] = {"message_id": 10**6 + next(self.numbers), "date": date}
        message |= {"chat": chat} | ({"text": "..."} if date else {})
        if data.startswith("/"):
            length = len(data.split()[0])
            command = [{"type": "bot_command", "offset": 0, "length": length}]
            update = {"message": message | {"from": user, "text": data, "entities": command}}
        else:
            query = {"id": f"{next(self.numbers)}", "from": user, "chat_instance": "1"}
            query |= {"data": data} | ({} if place == "nowhere" else {"message": message})
            update = {"callback_query": query}
        await self.school.telegram.push(update, raw=True)

    async def all(self, presses: Iterable[Press]) -> int:
        """How many there were; all of them have been worked."""
        told = list(presses)
        for start in range(0, len(told), BATCH):
            for press in told[start : start + BATCH]:
                await self.press(press)
            await self.school.telegram.settle(60)
        return len(told)


def content(witness: Witness, but: Collection[str]) -> dict[str, list[tuple[Any, ...]]]:
    """What the store holds, table by table."""
    tables = [name for name in SQLModel.metadata.tables if name not in but]
    return {name: sorted(witness.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}


def offered(calls: Iterable[Call]) -> dict[str, str]:
    """What every button that was sent says, with its label, and every payload for /start."""
    found: dict[str, str] = {}
    for call in calls:
        for row in json.loads(call.args.get("reply_markup") or "{}").get("inline_keyboard", ()):
            found |= {key["callback_data"]: key["text"] for key in row if "callback_data" in key}
        if call.method != "getUpdates":
            found |= {f"/start {payload}": "" for payload in START.findall(said(call))}
    return found


async def outsiders(school: School) -> list[Actor]:
    """People of every role who have to do with other children only, and one who has no role."""
    keys = ("o-tutor", "o-parent", "o-child", "o-teacher", "o-psychologist", "o-coordinator")
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.person("o-tutor", "Игнат Сторонний", Role.TUTOR, connected=True)
        await book.group("outside", "Ы-9", tutor="o-tutor")
        child = await book.person("o-child", "Юлий Сторонин", Role.STUDENT, connected=True)
        session.add(on_paper(child.id, school.ids["o-tutor"]))
        await book.enrol("o-child", "outside")
        await book.person("o-parent", "Ядвига Сторонина", Role.PARENT, connected=True)
        await book.guards("o-parent", "o-child")
        await book.person("o-teacher", "Эмма Сторонняя", Role.TEACHER, connected=True)
        await book.teaches("o-teacher", "Черчение", "outside")
        healer = await book.person(
            "o-psychologist", "Яков Сторонний", Role.PSYCHOLOGIST, connected=True
        )
        where = school.ids["outside"]
        session.add(GroupStaff(group_id=where, person_id=healer.id, role=Role.PSYCHOLOGIST))
        await book.person("o-coordinator", "Элла Сторонняя", Role.COORDINATOR, connected=True)
    nobody = school.telegram.person("Никто", "Ниоткуда", started=True)
    return [nobody, *(school.actors[key] for key in keys)]


class Pressed(NamedTuple):
    """What came of pressing everything that had been sent."""

    buttons: int
    presses: int
    wrongs: list[str]


async def everybody_presses_everything(
    school: School,
    data: Collection[str],
    places: Collection[str] = PLACES,
    share: float = 1,
    seed: str = "",
) -> Pressed:
    """Every one of these buttons and links, by everybody in the story and people from elsewhere.

    Those who may do nothing begin, so that the store is as the story has left it; everybody else
    follows in the order of what their roles let them write (`MAY_WRITE`). Keys let anybody in who
    holds them, so they come last, and only what is told is judged. `share` of all that, by `seed`.
    """
    presser, oracles = Presser(school), school.oracles
    dice = random.Random(seed)

    def some(*parts: Iterable[Any]) -> Iterator[Press]:
        return (Press(*one) for one in itertools.product(*parts) if dice.random() < share)

    keys = [one for one in data if one.startswith(KEYS)]
    plain = [one for one in data if not one.startswith(KEYS)]
    places = [place for place in places if school.telegram.groups or place != "group"]
    people = list(school.telegram.people.values())
    others = await outsiders(school)
    await school.telegram.settle(60)
    leaks, wrongs = len(oracles.leaks), []
    broken = """SELECT (SELECT count(*) FROM inbox WHERE state IN ('DEAD', 'POISON'))
        + (SELECT count(*) FROM notification WHERE state = 'DEAD')"""
    [(dead,)] = oracles.witness.rows(broken)

    before = content(oracles.witness, THEIR_OWN)
    presses = await presser.all(some(others, plain, places))
    wrongs += _changes("somebody from elsewhere", before, content(oracles.witness, THEIR_OWN))

    for who, roles in sorted(_roles(oracles.witness, people), key=_power):
        before = content(oracles.witness, NOTHING)
        presses += await presser.all(some([who], plain, places))
        allowed = frozenset().union(*(MAY_WRITE[role] for role in roles))
        after = content(oracles.witness, NOTHING)
        wrongs += _changes("+".join(roles) or "nobody", before, after, allowed)

    presses += await presser.all(some(people, keys, places))
    wrongs += oracles.leaks[leaks:]
    [(now_dead,)] = oracles.witness.rows(broken)
    wrongs += ["a press broke its handler"] * (now_dead - dead)
    return Pressed(len(data), presses, wrongs)


async def everybody_presses_switched_off(
    school: School, data: Collection[str], share: float = 1, seed: str = ""
) -> list[str]:
    """The school changes its mind with all that there is in it; what leaks when all is asked for.

    Whatever was ever sent, and every command, by everybody who was there.
    """
    await school.telegram.settle(60)
    school.app.settings.personal_data_in_chat = False
    school.app.delivery.composer.personal = False
    school.oracles.witness.closes()
    leaks, dice = len(school.oracles.leaks), random.Random(seed)
    asked = [*(f"/{entry.name}" for entry in ENTRIES), *data]
    people = list(school.telegram.people.values())
    await Presser(school).all(
        Press(*one) for one in itertools.product(people, asked) if dice.random() < share
    )
    return school.oracles.leaks[leaks:]


def _changes(who: str, before: Any, after: Any, allowed: Collection[str] = ()) -> list[str]:
    changed = [name for name in before if before[name] != after[name]]
    return [f"{who} has changed {name}" for name in changed if name not in allowed]


def _roles(witness: Witness, people: list[Actor]) -> list[tuple[Actor, list[str]]]:
    held = (
        "SELECT lower(role) FROM role_grant JOIN person p ON p.id = person_id WHERE telegram_id = ?"
    )
    return [(who, sorted(role for (role,) in witness.rows(held, who.id))) for who in people]


def _power(one: tuple[Actor, list[str]]) -> int:
    """The sum of what their roles may write."""
    return sum(len(MAY_WRITE[role]) for role in one[1])
