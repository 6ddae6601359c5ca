"""Presses by people whom a button was not made for: wherever it may stand, and what they leave."""

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from emulator import Person as Actor
from emulator.server import Call
from models.groups import GroupStaff
from models.people import Role
from tests.conftest import School, on_paper
from tests.gradebook import GradeBook
from tests.oracles.canary import said, viewers
from tests.oracles.truth import Witness
from tests.oracles.writers import MAY_WRITE
from tests.sparing import FAR, GIVEN, NEAR, Kind, Sparing, deed
from ui.menu import ENTRIES

BATCH = 100  # presses at once; one chat is worked in order all the same
PATIENCE = 300  # seconds, on a machine that has other things to do
PLACES = ("own", "gone", "group", "nowhere")
# What a press may leave behind whoever pressed it: that it came, and its answer.
NOTHING = ("inbox", "notification", "audit", "dialog", "wrong_guess")
# What an insider may write that is nobody else's business: a language, a draft, a letter's hour.
THEIRS = (
    "audience",
    "audience_part",
    "calendar",
    "guide_question",
    "letter",
    "material_news",
    "person",
    "post",
    "tag_choice",
    "working_hours",
)
THEIR_OWN = (*NOTHING, *THEIRS, "erasure")
FOR_ALL = "SELECT 1 FROM holiday WHERE group_id IS NULL"  # whoever is elsewhere answers, too
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
            await self.school.telegram.settle(PATIENCE)
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


class Crowd:
    """Everybody in a story, and people from elsewhere: what roles they have, what they were sent.

    All their presses are made, or those that are chosen.
    """

    def __init__(self, school: School, others: Collection[Actor], sparing: Sparing | None) -> None:
        self.people = [who for who in school.telegram.people.values() if who not in others]
        self.others, self.sparing = others, sparing
        self.roles = _roles(school.oracles.witness, [*self.people, *others])
        self.sent: dict[str, set[int]] = defaultdict(set)  # to which accounts
        for call in school.telegram.calls():
            for data in offered([call]):
                self.sent[data] |= viewers(school.telegram, call)

    def presses(
        self, data: Iterable[str], places: Collection[str], off: str = ""
    ) -> Iterator[Press]:
        """`off` says what is different this time, so that these are kinds of their own."""
        for one in data:
            others = () if off or one.startswith(KEYS) else self.others
            pairs = itertools.product([*self.people, *others], places)
            possible = [Press(who, one, place) for who, place in pairs]
            if self.sparing is None:
                yield from possible
            else:
                yield from self.sparing.of((press, self._kind(press, off)) for press in possible)

    def _kind(self, press: Press, off: str) -> Kind:
        near = GIVEN if press.who.id in self.sent[press.data] else NEAR
        roles = "+".join(self.roles[press.who.id]) or "nobody"
        near = FAR if press.who in self.others else near
        return Kind(deed(press.data), roles, near, off or press.place)


async def everybody_presses_everything(
    school: School,
    data: Collection[str],
    places: Collection[str] = PLACES,
    sparing: Sparing | None = None,
) -> Pressed:
    """Every one of these buttons and links, by everybody in the story and people from elsewhere.

    Those who may do nothing begin, so that the store is as the story has left it; everybody else
    follows in the order of what their roles let them write (`MAY_WRITE`). Keys let anybody in who
    holds them, so they come last, and only what is told is judged. All that, or what is chosen.
    """
    presser, oracles = Presser(school), school.oracles
    crowd = Crowd(school, await outsiders(school), sparing)
    await school.telegram.settle(PATIENCE)
    places = [place for place in places if school.telegram.groups or place != "group"]
    plain: dict[Actor, list[Press]] = defaultdict(list)
    for press in crowd.presses((one for one in data if not one.startswith(KEYS)), places):
        plain[press.who].append(press)

    leaks, wrongs = len(oracles.leaks), []
    broken = """SELECT (SELECT count(*) FROM inbox WHERE state IN ('DEAD', 'POISON'))
        + (SELECT count(*) FROM notification WHERE state = 'DEAD')"""
    [(dead,)] = oracles.witness.rows(broken)

    await school.app.tick()  # what is due by the clock is nobody's deed
    before = content(oracles.witness, THEIR_OWN)
    presses = await presser.all(press for who in crowd.others for press in plain[who])
    theirs = ("receipt",) if oracles.witness.rows(FOR_ALL) else ()
    after = content(oracles.witness, THEIR_OWN)
    wrongs += _changes("somebody from elsewhere", before, after, theirs)

    for who in sorted(crowd.people, key=lambda who: _power(crowd.roles[who.id])):
        await school.app.tick()
        before = content(oracles.witness, NOTHING)
        presses += await presser.all(plain[who])
        roles = crowd.roles[who.id]
        allowed = frozenset().union(*(MAY_WRITE[role] for role in roles))
        after = content(oracles.witness, NOTHING)
        wrongs += _changes("+".join(roles) or "nobody", before, after, allowed)

    keys = [one for one in data if one.startswith(KEYS)]
    presses += await presser.all(crowd.presses(keys, places))
    wrongs += oracles.leaks[leaks:]
    [(now_dead,)] = oracles.witness.rows(broken)
    wrongs += ["a press broke its handler"] * (now_dead - dead)
    return Pressed(len(data), presses, wrongs)


async def everybody_presses_switched_off(
    school: School, data: Collection[str], sparing: Sparing | None = None
) -> Pressed:
    """The school changes its mind with all that there is in it; what leaks when all is asked for.

    Whatever was ever sent, and every command, by everybody who was there.
    """
    await school.telegram.settle(PATIENCE)
    school.app.settings.personal_data_in_chat = False
    school.app.delivery.composer.personal = False
    school.oracles.witness.closes()
    leaks = len(school.oracles.leaks)
    asked = [*(f"/{entry.name}" for entry in ENTRIES), *data]
    crowd = Crowd(school, (), sparing)
    presses = await Presser(school).all(crowd.presses(asked, ("own",), off="switched off"))
    return Pressed(len(data), presses, school.oracles.leaks[leaks:])


def _changes(who: str, before: Any, after: Any, allowed: Collection[str] = ()) -> list[str]:
    changed = [name for name in before if before[name] != after[name]]
    return [f"{who} has changed {name}" for name in changed if name not in allowed]


def _roles(witness: Witness, people: Iterable[Actor]) -> dict[int, list[str]]:
    held = (
        "SELECT lower(role) FROM role_grant JOIN person p ON p.id = person_id WHERE telegram_id = ?"
    )
    return {who.id: sorted(role for (role,) in witness.rows(held, who.id)) for who in people}


def _power(roles: Iterable[str]) -> int:
    return sum(len(MAY_WRITE[role]) for role in roles)
