"""A real module of the Open University as a school: what families read is what was counted.

Kuzilek, Hlosta, Zdrahal 2017, doi:10.1038/sdata.2017.171, CC BY 4.0. The answers in
`expected_progress.csv` were computed by other means, straight from the tables. `make faults` asks
for every family, the quick tier for every eighth.
"""

import re
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

import pytest

from benchmarks.oulad import BEGINS, OULAD, SUBJECT, named, rows, tasks_file, works_file
from emulator import Person as Actor
from handlers.progress.callbacks import Subject
from models import groups, people
from models.base import Session
from models.courses import course
from models.groups import Enrollment, GroupStaff
from models.people import Guardianship, Role
from tests.conftest import SCHOOL, School, on_paper
from tests.faults.figures import FULL

T = TypeVar("T")
EACH = 1 if FULL else 8

pytestmark = pytest.mark.skipif(
    not OULAD.exists(), reason="the Open University's data are kept beside the project, not in it"
)


@pytest.fixture
async def university(bare: School) -> School:
    """748 enrolments, one guardian linked to each student, and their tutor."""
    bare.actors = {"anna": bare.telegram.person("Анна", id=1001, started=True)}
    async with bare.writing() as session:
        anna = people.person("Анна Петровна Соколова", Role.TUTOR, zone=SCHOOL, telegram_id=1001)
        anna.settled = True
        session.add(anna)
        for name in BEGINS:
            group = await groups.create(session, name, zone=SCHOOL)
            bare.ids[name] = group.id
            await session.flush()
            session.add(GroupStaff(group_id=group.id, person_id=anna.id, role=Role.TUTOR))
        for one in rows("studentRegistration"):
            await _enrolled(session, bare, one["id_student"], one["code_presentation"])
    return bare


async def _enrolled(session: Session, school: School, id: str, group: str) -> None:
    if id not in school.ids:
        student = people.person(named(id), Role.STUDENT, zone=SCHOOL)
        guardian = people.person(f"Guardian {id}", Role.PARENT, zone=SCHOOL)
        guardian.telegram_id, guardian.settled = 10_000_000 + int(id), True
        session.add_all([student, guardian])
        await session.flush()
        session.add(Guardianship(guardian_id=guardian.id, student_id=student.id))
        session.add(on_paper(student.id, guardian.id))
        school.ids[id] = student.id
        school.actors[id] = school.telegram.person(
            "Guardian", id, id=10_000_000 + int(id), started=True
        )
    session.add(Enrollment(student_id=school.ids[id], group_id=school.ids[group]))


async def test_a_family_reads_what_was_counted_and_nobody_elses(university: School) -> None:
    anna = university.anna
    for name, content, told in (
        ("tasks.csv", tasks_file(), "Новое: 12 заданий"),
        ("works.csv", works_file(), "Новое: 3\xa0149 работ"),
    ):
        await anna.sends_file(name, content)
        assert told in anna.last.text, name
        await anna.taps("Применить")
        assert anna.last.text.startswith(f"Готово: «{name}» внесён")
    await anna.sends_file("works.csv", works_file())
    assert anna.last.text == "«works.csv»: всё уже так и есть. Менять нечего."

    expected = rows("expected_progress")
    assert len(expected) == 748
    expected = expected[::EACH]
    async with university.writing() as session:
        courses = {
            name: (await course(session, university.ids[name], SUBJECT)).id for name in BEGINS
        }
    families: dict[str, Actor] = {
        one["id_student"]: university.actors[one["id_student"]] for one in expected
    }
    async for actor in settled(university, families.values()):
        await actor.sends("/progress", wait=False)
    for group in BEGINS:  # a student of both years is asked about twice
        of_year = [one for one in expected if one["code_presentation"] == group]
        async for one in settled(university, of_year):
            id = one["id_student"]
            mine = Subject(student=university.ids[id], course=courses[group])
            families[id].presses(families[id].last, mine.pack())
        wrong = [one for one in of_year if read(families[one["id_student"]].last.text) != key(one)]
        assert wrong == []
    ids = [*families]
    async for id, other in settled(university, zip(ids, ids[1:] + ids[:1], strict=True)):
        group = next(one["code_presentation"] for one in expected if one["id_student"] == other)
        foreign = Subject(student=university.ids[other], course=courses[group])
        families[id].presses(families[id].last, foreign.pack())
    assert {families[id].alert for id in ids} == {
        "Этого здесь уже нет. Нажмите /menu — там всё, что есть сейчас."
    }


async def settled(school: School, items: Iterable[T]) -> AsyncIterator[T]:
    """Fifty act at once, then everybody is answered."""
    for number, item in enumerate(items, 1):
        yield item
        if number % 50 == 0:
            await school.telegram.settle()
    await school.telegram.settle()


Counts = dict[str, str | None]


def key(one: dict[str, str]) -> Counts:
    """What the answer key says, as far as a family reads it."""
    submitted, scored = int(one["n_submitted"]), int(one["n_scored"])
    return {
        "whose": named(one["id_student"]).split()[0],
        "submitted": one["n_submitted"],
        "planned": one["n_planned"],
        "late": one["n_late"],
        "carried": one["n_banked"],
        "waiting": str(submitted - scored),
        "mean": plain(one["mean_score"]),
        "weighted": plain(one["weighted_score"]),
    }


def plain(number: str) -> str | None:
    """To one decimal, as a screen has it; 78.0 is written as 78."""
    return f"{round(float(number), 1):g}" if number else None


def read(text: str) -> Counts:
    """What stands on the screen."""
    number = r"(\d+(?:,\d)?) %"

    def found(pattern: str, otherwise: str | None = "0") -> str | None:
        hit = re.search(pattern, text)
        return hit[1].replace(",", ".") if hit else otherwise

    mean = found(rf"Средняя оценка: {number}", None)
    return {
        "whose": found(r"^(\w+): AAA", None),
        "submitted": found(r"сдано (\d+) из"),
        "planned": found(r"сдано \d+ из (\d+)"),
        "late": found(r"с опозданием (\d+)"),
        "carried": found(r"зачтено из прежних (\d+)"),
        "waiting": found(r"на проверке (\d+)"),
        "mean": mean,
        "weighted": found(rf"с учётом веса заданий — {number}", mean),
    }
