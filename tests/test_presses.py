"""Every button there is, pressed by those whom it was not made for: nothing told, nothing done."""

import itertools
import os
import random
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from sqlalchemy import true
from sqlmodel import col

from models.attendance import AttendanceState
from models.groups import GroupStaff
from models.people import Person, Role
from models.permissions import Reach, reach
from tests.callbacks import callbacks
from tests.conftest import School
from tests.gradebook import GradeBook
from tests.pressing import (
    NOTHING,
    PLACES,
    THEIR_OWN,
    Press,
    Presser,
    content,
    everybody_presses_everything,
    offered,
)
from tests.sparing import FAR, GIVEN, Sparing
from ui import CallbackData
from ui.screen import SAFE_INTEGER

FULL = os.environ.get("FAULTS") == "full"
SEED = int(os.environ.get("SEED", "4"))
IDS = (1, 2, 3) if FULL else (1,)


@pytest.fixture
async def crossed(school: School) -> School:
    """Two children in two groups, everybody around them, and whoever was once."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.attended("Алгебра", AttendanceState.EXCUSED, reason="Болит живот, страшно")
        mark = await book.mark("Алгебра", 2, "диктант зимородок")
        await book.task("Алгебра", "Задачи к пятнице")
        await book.group("other", "5-Д")
        await book.student("kirill", "Кирилл Панов", "other")
        for key, name, role in (
            ("former", "Олег Бывший", Role.PARENT),
            ("sonya", "Соня Панова", Role.PARENT),
            ("linguist", "Лев Словесник", Role.TEACHER),
            ("igor", "Игорь Мартынов", Role.TUTOR),
            ("inna", "Инна Лис", Role.PSYCHOLOGIST),
            ("abroad", "Ирина Дальняя", Role.COORDINATOR),
        ):
            await book.person(key, name, role, connected=True)
        await book.guards("sonya", "kirill")
        await book.teaches("linguist", "Русский", "other")
        who, where = school.ids["igor"], school.ids["other"]
        session.add(GroupStaff(group_id=where, person_id=who, role=Role.TUTOR))
        assert mark.id == 1
    return school


def sentences(number: int) -> Iterator[str]:
    """What each button says about the things of this number."""
    for kind in callbacks():
        yield from _filled(kind, number)


def _filled(kind: type[CallbackData], number: int) -> Iterator[str]:
    choices: list[Any] = []
    for field in kind.model_fields.values():
        made: Any = field.annotation
        if isinstance(made, type) and issubclass(made, Enum):
            choices.append(list(made)[: None if FULL else 1])
        else:
            choices.append({int: [number], bool: [True], str: ["Europe/Moscow"]}[made])
    for values in itertools.product(*choices):
        yield kind(**dict(zip(kind.model_fields, values, strict=True))).pack()


def mutated(data: str, dice: random.Random) -> str:
    """The same button after somebody's programme has been at it."""
    prefix, *fields = data.split(":")
    ways = [
        f"{data}1",
        data[:-1] or "x",
        ":".join([prefix, *reversed(fields)]),
        data.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        f"{prefix}:-1",
        f"{prefix}:{2**63}",
        data.ljust(64, "9")[:64],
        data.upper(),
        f" {data}",
    ]
    return dice.choice(ways)


async def _cross(school: School, keys: tuple[str, ...], but: tuple[str, ...]) -> None:
    dice = random.Random(SEED)
    said = [data for number in IDS for data in sentences(number)]
    said += [mutated(data, dice) for data in dice.sample(said, len(said) if FULL else 60)]
    said += [data.encode()[:64].decode("utf-8", "ignore") for data in said[-60:]]
    presses = [
        Press(school.actors[key], data, place)
        for number, data in enumerate(said)
        for key in (keys if FULL else (keys[number % len(keys)],))
        for place in (
            PLACES if FULL else (PLACES[0] if dice.random() < 0.6 else dice.choice(PLACES),)
        )
    ]
    before = content(school.oracles.witness, but)
    await Presser(school).all(presses)
    after = content(school.oracles.witness, but)
    assert [name for name in before if before[name] != after[name]] == []
    others = "SELECT person_id FROM erasure WHERE person_id != asker_id"
    assert school.oracles.witness.rows(others) == []
    broken = "SELECT trouble FROM inbox WHERE state IN ('DEAD', 'POISON')"
    assert school.oracles.witness.rows(broken) == []
    assert school.oracles.leaks == []


async def test_no_button_does_anything_for_who_has_nothing_to_do_with_it(crossed: School) -> None:
    async with crossed.writing() as session:
        former = await session.get_one(Person, crossed.ids["former"])
        await session.refresh(former, ["grants"])
        former.grants.clear()
    await _cross(crossed, ("stranger", "former"), NOTHING)


async def test_no_button_does_anything_for_people_of_another_group(crossed: School) -> None:
    await _cross(crossed, ("sonya", "linguist", "igor", "abroad"), THEIR_OWN)


async def test_no_button_tells_its_presser_what_is_not_theirs(crossed: School) -> None:
    """Those who belong here may do a lot; they still read of nobody else's child."""
    keys = ("liza", "mama", "papa", "dmitry", "inna", "anna")
    dice = random.Random(SEED)
    said = [data for number in IDS for data in sentences(number)]
    presses = [
        Press(crossed.actors[key], data)
        for data in said
        for key in (keys if FULL else dice.sample(keys, 1))
    ]
    await Presser(crossed).all(presses)
    broken = "SELECT trouble FROM inbox WHERE state IN ('DEAD', 'POISON')"
    assert crossed.oracles.witness.rows(broken) == []
    assert crossed.oracles.leaks == []


@pytest.mark.parametrize("number", [0, SAFE_INTEGER - 1])
async def test_no_number_breaks_a_handler(crossed: School, number: int) -> None:
    """The smallest and the largest that a button can say; 0 is no thing's number."""
    said = list(sentences(number))
    said = said if FULL else said[bool(number) :: 2]  # the quick tier: half of them each
    await Presser(crossed).all([Press(crossed.anna, data) for data in said])
    broken = "SELECT trouble FROM inbox WHERE state IN ('DEAD', 'POISON')"
    assert crossed.oracles.witness.rows(broken) == []


def wide_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every child is within everybody's reach; no query is left over from before."""
    monkeypatch.setattr(Reach, "_students", property(lambda _: (col(Person.id), true())))
    monkeypatch.setattr(reach, "_door", reach._door.__wrapped__)


async def test_a_door_left_open_is_seen(crossed: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The presses bite: every child is within everybody's reach, and somebody reads of Liza."""
    wide_open(monkeypatch)
    said = list(sentences(crossed.ids["liza"]))
    presses = [Press(crossed.sonya, data) for data in (said if FULL else said[::3])]
    await Presser(crossed).all(presses)
    assert any("to" in leak and "canary" in leak for leak in crossed.oracles.leaks)
    crossed.oracles.forgive("canary")
    with pytest.raises(AssertionError):
        assert crossed.oracles.leaks == []


async def test_all_that_a_story_has_sent_is_pressed_by_everybody(crossed: School) -> None:
    """A taste of `tests/faults/test_sweeps.py`, which does so after every story of the suite."""
    await crossed.mama.sends("/progress")
    await crossed.anna.sends("/today")
    said = offered(crossed.telegram.calls())
    sparing = Sparing(1, {GIVEN: 1, FAR: 1})
    pressed = await everybody_presses_everything(crossed, said, sparing=sparing)
    assert pressed.presses == sparing.made.total() > len(said) > 5
    assert pressed.wrongs == []


async def test_what_the_unentitled_do_is_seen(
    crossed: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tutor from elsewhere finds every child within reach, and answers for her."""
    wide_open(monkeypatch)
    said = [f"unagreenow:{crossed.ids['liza']}"]
    pressed = await everybody_presses_everything(crossed, said, ("own",))
    crossed.oracles.forgive("canary")
    assert "somebody from elsewhere has changed consent" in pressed.wrongs


STARTS = ("", "menu", "inv_1", "1", "0", "-1", "x" * 64, "advice:1", "%00", "код", "' OR 1=1 --")


async def test_no_link_does_anything(crossed: School) -> None:
    """Whatever stands behind /start, from somebody whom it was not made for."""
    keys = ("stranger", "sonya", "igor", "linguist", "inna")
    before = content(crossed.oracles.witness, THEIR_OWN)
    for key in keys:
        for payload in (*STARTS, *(data for data in itertools.islice(sentences(1), 0, None, 40))):
            await crossed.actors[key].sends(f"/start {payload}".strip(), wait=False)
    await crossed.telegram.settle(60)
    assert content(crossed.oracles.witness, THEIR_OWN) == before
    assert crossed.oracles.leaks == []


async def test_an_administrator_and_a_psychologist_read_no_marks(crossed: School) -> None:
    """One has the whole school for what is not personal, the other a group that is not hers."""
    async with crossed.writing() as session:
        await GradeBook(session, crossed).person("boss", "Вера Главная", Role.ADMIN, connected=True)
    turns = itertools.cycle(("boss", "inna", "inna", "boss"))
    presses = [Press(crossed.actors[next(turns)], data) for data in sentences(1)]
    await Presser(crossed).all(presses)
    broken = "SELECT trouble FROM inbox WHERE state IN ('DEAD', 'POISON')"
    assert crossed.oracles.witness.rows(broken) == []
    assert crossed.oracles.leaks == []


async def test_every_reader_is_given_back(crossed: School) -> None:
    """Delivery looks once more when it has said that it is idle: that reader comes back, too."""
    presses = [Press(crossed.mama, data) for data in itertools.islice(sentences(1), 0, None, 4)]
    await Presser(crossed).all(presses)
    pool: Any = crossed.app.store.engines[0].pool
    await crossed._stop()
    assert pool.checkedout() == 0
    await crossed._start()
