"""Somebody is on the lists twice: both cards are shown, and one of them stays with everything."""

from typing import Any

import pytest
from sqlalchemy import func
from sqlmodel import SQLModel, select

from models import consents, groups, merging, people
from models.attendance import AttendanceState
from models.base import AccessDenied, Session
from models.consents import Consent
from models.erasure import Erasure
from models.groups import Enrollment, Group
from models.invitations import Invitation, StaffMember
from models.marks import Mark
from models.merging import BothNoted, ErasurePending, NotAllYours, StudentAndAdult
from models.people import Guardianship, Kin, Person, Role
from models.receipts import Receipt, Reply
from tests.conftest import SCHOOL, WEDNESDAY, School, on_paper
from tests.gradebook import GradeBook
from tests.test_people import joins

TODAY = WEDNESDAY.date()


@pytest.fixture
async def twice(school: School) -> School:
    """Лиза's mother is there once more, with another child and another account."""
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        anton = await groups.add_student(session, "Антон Кузнецов", group, on=TODAY)
        again = await people.add_guardian(session, "Кузнецова Ольга", anton, Kin.MOTHER)
        again.telegram_id, again.settled = 1701, True
        session.add(Guardianship(guardian_id=again.id, student_id=school.ids["liza"]))
        session.add(
            Invitation(
                person_id=again.id, token_hash="t", code_hash="c", made_at=WEDNESDAY,
                expires_at=WEDNESDAY, used_at=WEDNESDAY, used_as="@olga_new",
            )
        )  # fmt: skip
        school.ids |= {"anton": anton.id, "again": again.id}
    school.actors["again"] = school.telegram.person("Оля", id=1701, started=True)
    return school


async def opens(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Ольга Кузнецова — мама")
    await school.anna.taps("✏️ Изменить…")
    await school.anna.taps("Есть вторая карточка")


async def test_two_cards_of_a_mother_become_one(twice: School) -> None:
    anna = twice.anna
    await opens(twice)
    await anna.taps("Кузнецова Ольга · Антон Кузнецов — мама")
    shown = anna.last.text
    assert "Кузнецова Ольга — в Telegram: @olga_new" in shown
    assert "· Лиза Кузнецова — мама" in shown
    assert "Разделить их потом нельзя" in shown
    sure = anna.last.inline[1][0]["callback_data"]
    await twice.restarts()
    await anna.taps("Один человек. Оставить вход @olga_new (вторая карточка)")
    assert "Готово, карточка одна: Ольга Кузнецова." in anna.last.text
    anna.presses(anna.last, sure)
    await twice.telegram.settle()
    assert (anna.alert or "").startswith("Этого здесь уже нет")
    assert "Школа отключила этот чат" in twice.mama.last.text
    assert "соединила две ваши карточки: Ольга Кузнецова" in twice.again.last.text
    await twice.again.sends("/today")
    assert {"Антон", "Лиза"} <= set(twice.again.last.text.replace(":", " ").split())
    async with twice.app.store.reading() as session:
        assert await session.get(Person, twice.ids["again"]) is None
        stays = await session.get_one(Person, twice.ids["mama"])
        assert (stays.telegram_id, stays.called) == (1701, "Ольга Кузнецова")
        kin = {child.kin for child in (await session.exec(mine(twice.ids["mama"]))).all()}
        assert kin == {Kin.MOTHER}
        assert await pointing(session, twice.ids["again"]) == []


def mine(id: int) -> Any:
    return select(Guardianship).where(Guardianship.guardian_id == id)


async def pointing(session: Session, id: int) -> list[str]:
    """Columns that still lead to this person: none, whatever table comes."""
    found = []
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if any(key.references(Person.__table__) for key in column.foreign_keys):  # type: ignore[attr-defined]
                many = select(func.count()).select_from(table).where(column == id)
                if (await session.exec(many)).one():
                    found.append(str(column))
    return found


async def test_the_other_card_is_found_by_name_and_an_english_tutor_reads_why_not(
    twice: School,
) -> None:
    async with twice.writing() as session:
        (await session.get_one(Person, twice.ids["anna"])).language = "en"
    anna = twice.anna
    await anna.sends("/people")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("✏️ Change…")
    await anna.taps("There is a second card")
    assert "there is no second card of that name" in anna.last.text
    await anna.taps("Find another card")
    await anna.sends("нетникого")
    assert "Nobody of that name" in anna.last.text
    await anna.sends("павел")
    await anna.taps("Павел Кузнецов · Лиза Кузнецова — father")
    assert "A student and an adult are two people" in (anna.alert or "")


async def _all(session: Session, school: School, *keys: str) -> list[Person]:
    return [await session.get_one(Person, school.ids[key]) for key in keys]


async def test_two_cards_of_a_student_keep_every_mark_and_a_withdrawal(twice: School) -> None:
    async with twice.writing() as session:
        anna, liza, anton, papa = await _all(session, twice, "anna", "liza", "anton", "papa")
        await GradeBook(session, twice).mark("Алгебра", 5)
        session.add(on_paper(anton.id, anna.id))
        await session.flush()
        await consents.withdraw(session, anton, by=papa, at=twice.clock())
        before = (await session.exec(select(func.count()).select_from(Mark))).one()
        await merging.unite(session, liza, anton, keep=liza, by=anna, at=WEDNESDAY)
        marks = (await session.exec(select(Mark.student_id))).all()
        assert marks == [anton.id] * before
        assert anton.telegram_id == twice.liza.id
        in_force = select(Consent).where(Consent.student_id == anton.id)
        told = (await session.exec(in_force)).all()
        assert [one.withdrawn_at is None for one in told] == [False] * len(told)
        learns = select(Enrollment).where(Enrollment.student_id == anton.id)
        assert len((await session.exec(learns)).all()) == 1
    await twice.telegram.settle()


async def test_what_can_not_be_joined_says_so(twice: School) -> None:
    async with twice.writing() as session:
        anna, liza, anton, mama, again, dmitry = await _all(
            session, twice, "anna", "liza", "anton", "mama", "again", "dmitry"
        )
        book = GradeBook(session, twice)
        await book.attended("Алгебра", AttendanceState.ABSENT)
        twice.ids["liza"], kept = anton.id, liza.id
        await book.attended("Алгебра", AttendanceState.PRESENT)
        twice.ids["liza"] = kept
        for gone, into, why in (
            (liza, anton, BothNoted),
            (liza, mama, StudentAndAdult),
            (mama, mama, AccessDenied),
            (again, dmitry, StaffMember),
        ):
            with pytest.raises(why):
                await merging.check(session, gone, into, by=anna)
        other = await groups.create(session, "7-Б", zone=SCHOOL)
        session.add(Enrollment(student_id=anton.id, group_id=other.id))
        await session.flush()
        with pytest.raises(NotAllYours):  # his mother's other group is another tutor's
            await merging.check(session, again, mama, by=anna)
        boss = people.person("Пётр Главный", Role.ADMIN, zone=SCHOOL)
        session.add(boss)
        await session.flush()
        await merging.check(session, again, mama, by=boss)
        session.add(Erasure(person_id=mama.id, asker_id=mama.id, asked_at=WEDNESDAY))
        await session.flush()
        with pytest.raises(ErasurePending):
            await merging.check(session, again, mama, by=boss)


async def test_answers_of_both_to_one_message_are_one(twice: School) -> None:
    async with twice.writing() as session:
        anna, mama, again = await _all(session, twice, "anna", "mama", "again")
        for who in (mama, again):
            session.add(
                Receipt(kind="k", about=1, person_id=who.id, reply=Reply.SEEN, at=WEDNESDAY)
            )
        again.telegram_id = None
        again.settled, mama.settled = True, False
        await session.flush()
        await merging.unite(session, again, mama, keep=mama, by=anna, at=WEDNESDAY)
        assert len((await session.exec(select(Receipt))).all()) == 1
        assert (mama.telegram_id, mama.settled) == (twice.mama.id, True)
    await twice.telegram.settle()


async def test_a_tutor_of_others_and_a_parent_join_nobody(twice: School) -> None:
    await joins(twice, "igor", "Игорь Мартынов", 1301, Role.TUTOR)
    ids = twice.ids
    for name in ("igor", "papa"):
        await twice.actors[name].sends("/help")
        for forged in (
            f"twice:{ids['mama']}",
            f"twicelook:{ids['mama']}:{ids['again']}",
            f"unite:{ids['mama']}:{ids['again']}:0",
        ):
            twice.actors[name].presses(twice.actors[name].last, forged)
            await twice.telegram.settle()
            assert (twice.actors[name].alert or "").startswith("Этого здесь уже нет"), forged
