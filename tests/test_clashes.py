"""Clashes: the same teacher, students or room wanted twice at one moment."""

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from models import groups, people
from models import slots as weekly
from models.clashes import Clash, ClashKind, Name, Slot, find_clashes
from models.groups import Enrollment, Group
from models.people import Person, Role
from models.student_sets_csv import read_sets
from models.timetable_csv import Row, read_timetable
from tests.conftest import SCHOOL, WEDNESDAY, School

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "data"
NOBODY: Mapping[Name, frozenset[Name]] = {}


def slot(
    key: Name, starts: int, ends: int, *, t: str = "", g: str = "", room: Name | None = None
) -> Slot[int]:
    """Teachers and groups are words of `t` and `g`."""
    return Slot(key, starts, ends, frozenset(t.split()), frozenset(g.split()), room)


def test_each_kind_of_clash_is_found() -> None:
    one, other = (
        slot(1, 0, 45, t="Ann", g="7a", room="12"),
        slot(2, 44, 90, t="Ann", g="7a", room="12"),
    )
    assert find_clashes([one, other], NOBODY) == (
        Clash(ClashKind.TEACHER, 1, 2, frozenset({"Ann"})),
        Clash(ClashKind.STUDENTS, 1, 2, frozenset({"7a"})),
        Clash(ClashKind.ROOM, 1, 2, frozenset({"12"})),
    )


def test_a_lesson_may_start_when_another_ends() -> None:
    assert find_clashes([slot(1, 0, 45, t="Ann"), slot(2, 45, 90, t="Ann")], NOBODY) == ()


def test_a_name_is_a_clash_only_with_its_own_kind() -> None:
    slots = [slot(1, 0, 9, t="7a"), slot(2, 0, 9, g="7a"), slot(3, 0, 9, room="7a")]
    assert find_clashes(slots, NOBODY) == ()


def test_no_room_is_no_room_to_share() -> None:
    assert (
        find_clashes([slot(1, 0, 9, room=""), slot(2, 0, 9, room=""), slot(3, 0, 9)], NOBODY) == ()
    )


def test_sets_clash_through_their_parts() -> None:
    parts: dict[Name, frozenset[Name]] = {
        "7": frozenset({"7a", "7b"}),
        "boys": frozenset({"7b", "8b"}),
        "8": frozenset(),
    }
    slots = [
        slot(1, 0, 9, g="7"),
        slot(2, 0, 9, g="boys"),
        slot(3, 0, 9, g="7a"),
        slot(4, 0, 9, g="8"),
    ]
    assert find_clashes(slots, parts) == (
        Clash(ClashKind.STUDENTS, 1, 2, frozenset({"7b"})),
        Clash(ClashKind.STUDENTS, 1, 3, frozenset({"7a"})),
    )
    assert len(find_clashes([slot(4, 0, 9, g="8"), slot(5, 0, 9, g="8")], parts)) == 1


def test_a_pair_appears_once_and_sorted() -> None:
    slots = [slot(key, 0, 9, t="Ann Bob") for key in ("24", "167", "9", "x")]
    found = find_clashes(slots, NOBODY)
    assert [(clash.first, clash.second) for clash in found] == [
        ("167", "x"),
        ("24", "167"),
        ("24", "x"),
        ("9", "167"),
        ("9", "24"),
        ("9", "x"),
    ]
    assert {clash.who for clash in found} == {frozenset({"Ann", "Bob"})}


def test_moments_may_be_datetimes() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    hours = [start + timedelta(minutes=minutes) for minutes in (0, 30, 60, 90)]
    slots = [
        Slot(key, starts, starts + timedelta(minutes=45), frozenset({"Ann"}))
        for key, starts in enumerate(hours)
    ]
    assert [(one.first, one.second) for one in find_clashes(slots, NOBODY)] == [
        (0, 1),
        (1, 2),
        (2, 3),
    ]


@pytest.mark.parametrize("ends", [8, 9])
def test_a_slot_ends_after_its_start(ends: int) -> None:
    with pytest.raises(ValueError, match="'x'"):
        slot("x", 9, ends)


def test_the_search_ends_at_a_number_of_clashes() -> None:
    slots = [slot(key, 0, 9, t="nobody yet") for key in range(300)]
    found = find_clashes(slots, NOBODY, at_most=100)
    assert len(found) == 100
    assert found == find_clashes(slots, NOBODY, at_most=100)


NAMES = st.frozensets(st.sampled_from(["a", "b", "c", "d"]), max_size=3)
PARTS = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), NAMES)
SLOTS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), NAMES, NAMES, st.sampled_from(["", "a", "b"])),
    max_size=12,
)


def naive(slots: Sequence[Slot[int]], parts: Mapping[Name, frozenset[Name]]) -> set[Clash]:
    """Every pair, minute by minute."""

    def students(one: Slot[int]) -> set[Name]:
        return set().union(*(parts.get(group) or {group} for group in one.groups))

    found = set()
    for one, other in combinations(slots, 2):
        if not set(range(one.starts, one.ends)) & set(range(other.starts, other.ends)):
            continue
        shared = {
            ClashKind.TEACHER: one.teachers & other.teachers,
            ClashKind.STUDENTS: students(one) & students(other),
            ClashKind.ROOM: {one.room} & {other.room} - {"", None},
        }
        found |= {
            Clash(kind, one.key, other.key, frozenset(str(name) for name in who))
            for kind, who in shared.items()
            if who
        }
    return found


@settings(max_examples=300, deadline=None, derandomize=True)
@given(drawn=SLOTS, parts=PARTS)
def test_the_sweep_finds_what_comparing_all_pairs_finds(
    drawn: list[tuple[int, int, frozenset[Name], frozenset[Name], str]],
    parts: dict[Name, frozenset[Name]],
) -> None:
    slots = [
        Slot(key, starts, starts + lasts, teachers, groups, room)
        for key, (starts, lasts, teachers, groups, room) in enumerate(drawn)
    ]
    found = find_clashes(slots, parts)
    assert set(found) == naive(slots, parts)
    assert len(found) == len(set(found))
    assert find_clashes(slots[::-1], parts) == found


def of_the_week(row: Row) -> Slot[int]:
    def minutes(wall: time) -> int:
        return row.weekday * 24 * 60 + wall.hour * 60 + wall.minute

    teachers, groups = frozenset(row.teachers), frozenset(row.groups)
    return Slot(row.id, minutes(row.start), minutes(row.end), teachers, groups, row.room)


def clashes_of(timetable: Path, sets: Path) -> list[tuple[str, str]]:
    reading = read_timetable(timetable.read_bytes())
    assert reading.problems == ()
    found = find_clashes(map(of_the_week, reading.rows), read_sets(sets.read_bytes()).parts)
    return [(clash.kind.value, f"{clash.first} {clash.second}") for clash in found]


def test_from_files_to_clashes() -> None:
    data = HERE / "data"
    found = clashes_of(data / "timetable_periods.csv", data / "student_sets.csv")
    assert found == []


@pytest.fixture
def lom() -> Path:
    folder = SHARED / "timetable-lom"
    if not folder.is_dir():
        pytest.skip("the timetable of the school in Lom is not on this machine (../shared/data)")
    return folder


def test_a_real_timetable_has_no_clash(lom: Path) -> None:
    sets = lom / "Bulgaria_Lom_student_sets.csv"
    assert clashes_of(lom / "Bulgaria_Lom.csv", sets) == []


@pytest.mark.parametrize("moved", [1, 5, 20])
def test_moved_lessons_cause_exactly_the_known_clashes(lom: Path, moved: int) -> None:
    answer = (lom / f"Bulgaria_Lom_moved{moved}_clashes.csv").read_text(encoding="utf-8")
    known = [(line["kind"], line["lesson_ids"]) for line in csv.DictReader(answer.splitlines())]
    sets = lom / "Bulgaria_Lom_student_sets.csv"
    assert clashes_of(lom / f"Bulgaria_Lom_moved{moved}.csv", sets) == known


async def one_more(
    school: School, subject: str, starts: time, *, group: str = "8-Д", room: str = "", **of: str
) -> None:
    """A weekly lesson on Thursday, half an hour long; `teacher` is a key of the school."""
    async with school.writing() as session:
        there = (await session.exec(select(Group).where(Group.name == group))).first()
        learners = there or await groups.create(session, group, zone=SCHOOL)
        teacher = await session.get(Person, school.ids.get(of.get("teacher", ""), 0))
        extra = weekly.Slot(
            key=f"{subject} {group}",
            weekday=3,
            starts=starts,
            ends=starts.replace(minute=starts.minute + 30),
            zone=SCHOOL,
            subject=subject,
            room=room,
            groups=[learners],
            teachers=[teacher] if teacher else [],
        )
        session.add(extra)
        await session.flush()
        await weekly.plan(session, at=WEDNESDAY)


async def test_a_tutor_without_clashes_reads_so(school: School) -> None:
    await school.anna.sends("/clashes")
    assert school.anna.last.text.startswith("Накладок на ближайшие две недели нет")
    assert school.anna.last.buttons == []


async def test_a_clash_names_who_what_and_when_and_opens_both_lessons(school: School) -> None:
    await one_more(school, "Химия", time(9, 20))
    await school.anna.sends("/clashes")
    text = school.anna.last.text
    assert text.startswith("Накладки на две недели: 1")
    assert "чт, 15 октября — 8-Д — сразу два урока:" in text
    assert "09:00–09:40 Русский · 8-Д" in text
    assert "09:20–09:50 Химия · 8-Д — и ещё 1 раз" in text
    assert school.anna.last.buttons == [["1. Русский", "1. Химия"]]
    await school.anna.taps("1. Химия")
    assert "чт, 15 октября, 09:20–09:50" in school.anna.last.text


async def test_the_lesson_of_a_strangers_group_is_not_shown(school: School) -> None:
    await one_more(school, "Тайна", time(9, 20), group="9-А", teacher="dmitry")
    await school.anna.sends("/clashes")
    assert "Дмитрий Андреевич — сразу на двух уроках:" in school.anna.last.text
    assert "09:20–09:50 урок другой группы" in school.anna.last.text
    assert "Тайна" not in school.anna.last.text
    assert school.anna.last.buttons == [["1. Русский"]]


async def test_clashes_of_others_are_nobodys_business(school: School) -> None:
    await one_more(school, "Химия", time(9, 20), group="9-А")
    await one_more(school, "Физика", time(9, 20), group="9-А", room="1")
    await school.anna.sends("/clashes")
    assert school.anna.last.text.startswith("Накладок на ближайшие две недели нет")


async def test_rooms_and_students_of_two_groups_clash(school: School) -> None:
    async with school.writing() as session:
        choir = await groups.create(session, "Хор", zone=SCHOOL)
        session.add(Enrollment(student_id=school.ids["liza"], group_id=choir.id))
    await one_more(school, "Пение", time(9, 20), group="Хор")
    await one_more(school, "Химия", time(14), room="Каб. 7")
    await one_more(school, "Труд", time(14, 10), group="9-А", room="каб.7")
    await school.anna.sends("/clashes")
    assert "Лиза — сразу два урока:" in school.anna.last.text
    assert "Каб. 7 — сразу два урока в кабинете:" in school.anna.last.text


async def test_an_admin_sees_all_clashes_and_ten_at_a_time(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        await people.grant(session, anna, Role.ADMIN)
    for number in range(6):
        await one_more(school, f"Кружок {number}", time(15), group="9-А")
    await school.anna.sends("/clashes")
    assert school.anna.last.text.startswith("Накладки на две недели: 15")
    assert "…и ещё 5." in school.anna.last.text
    assert len(school.anna.last.buttons) == 10


@pytest.mark.parametrize("somebody", ["liza", "mama", "dmitry"])
async def test_clashes_are_not_for_everybody(school: School, somebody: str) -> None:
    await one_more(school, "Химия", time(9, 20))
    await getattr(school, somebody).sends("/clashes")
    assert "Химия" not in getattr(school, somebody).last.text
