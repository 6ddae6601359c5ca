"""Invitations on paper: for all of a group who are missing, and a camera can read them."""

import io
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from sqlmodel import col, select

from models.groups import Enrollment
from models.invitations import Invitation
from models.people import Guardianship, Kin, Role, person
from tests.conftest import SCHOOL, School
from ui.slips import Slip, slips

STEPS = ["1. Наведите камеру.", "2. Нажмите «Старт».", "3. Пришлите код."]


async def crowd(school: School, names: list[str]) -> None:
    """Students without Telegram come into the class, each with a mother."""
    async with school.writing() as session:
        for name in names:
            child = person(name, Role.STUDENT, zone=SCHOOL)
            mother = person(f"Инна {name.split()[1]}", Role.PARENT, zone=SCHOOL)
            session.add_all([child, mother])
            await session.flush()
            session.add(Enrollment(student_id=child.id, group_id=school.ids["group"]))
            session.add(Guardianship(guardian_id=mother.id, student_id=child.id, kin=Kin.MOTHER))


def file_of(school: School, actor: Any) -> bytes:
    document = actor.last.document
    assert document is not None
    return bytes(school.telegram.world.files[document["file_id"]].content)


def pages(content: bytes) -> tuple[str, set[str]]:
    """What stands in a PDF, and what a camera reads from it."""
    book = pypdfium2.PdfDocument(content)
    text, seen = "", set()
    for page in book:
        words = page.get_textpage()
        text += words.get_text_bounded()
        words.close()
        picture = page.render(scale=2).to_pil()
        seen |= {found.text for found in zxingcpp.read_barcodes(picture)}
        page.close()
    book.close()
    return text, seen


async def test_slips_for_everybody_who_is_missing(school: School) -> None:
    await crowd(school, ["Мирон Ли", "Аня Гай"])
    await school.anna.sends("/people")
    await school.anna.taps("Пригласить всех на бумаге")
    assert "в боте 3 человека" in school.anna.last.text
    assert "Ещё не пришли (4): Аня Гай, Инна Гай, Мирон Ли, Инна Ли" in (school.anna.last.text)
    await school.anna.taps("Сделать карточки")
    assert "8-Д: 4 карточки." in school.anna.last.text
    text, seen = pages(file_of(school, school.anna))
    assert "Мирон Ли" in text
    assert "21 окт" in text  # a week from now
    assert len(seen) == 4
    async with school.app.store.reading() as session:
        made = (await session.exec(select(Invitation).order_by(col(Invitation.id)))).all()
    assert len(made) == 4


async def test_a_slip_opens_the_door_by_its_picture(school: School) -> None:
    await crowd(school, ["Мирон Ли"])
    await school.anna.sends("/people")
    await school.anna.taps("Пригласить всех на бумаге")
    await school.anna.taps("Сделать карточки")
    _, seen = pages(file_of(school, school.anna))
    school.oracles.forgive("canary")  # whoever holds a slip reads the name that stands on it
    newcomer = school.telegram.person("Мирон", id=2001)
    for link in sorted(seen):
        await newcomer.sends("/start " + link.rpartition("=")[2])
        if "Мирон Ли" in newcomer.last.text:
            await newcomer.taps("Да, это я")
            break
    assert "Готово, Мирон!" in newcomer.heard()[-2].text


async def test_new_slips_end_the_old_ones_and_nobody_is_left(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Пригласить всех на бумаге")
    assert "Пришли все." in school.anna.last.text
    assert "Сделать карточки" not in str(school.anna.last.buttons)
    await crowd(school, ["Мирон Ли"])
    await school.anna.sends("/people")
    await school.anna.taps("Пригласить всех на бумаге")
    screen = school.anna.last
    await school.anna.taps("Сделать карточки", on=screen)
    await school.anna.taps("Сделать карточки", on=screen)
    async with school.app.store.reading() as session:
        made = (await session.exec(select(Invitation))).all()
    assert sorted(one.voided_at is None for one in made) == [False, False, True, True]


@pytest.mark.parametrize("count", [1, 8, 9])
def test_eight_slips_on_a_page(count: int) -> None:
    cards = [
        Slip(f"Имя {n}", "мама", f"https://t.me/b?start={n}", f"{n}", STEPS, "до завтра")
        for n in range(count)
    ]
    content = slips(cards, "приглашения")
    book = pypdfium2.PdfDocument(io.BytesIO(content))
    assert len(book) == (count + 7) // 8
    book.close()
    text, seen = pages(content)
    assert seen == {f"https://t.me/b?start={n}" for n in range(count)}
    assert text.count("Наведите камеру") == count
