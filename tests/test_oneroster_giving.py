"""OneRoster sets go out: taken in again they change nothing, and another school reads them."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.database import url_of
from bot.import_command import import_file
from bot.oneroster_command import export
from bot.terminal import Terminal
from models.courses import Scale
from models.people import Role
from tests.conftest import School, on_paper
from tests.gradebook import GradeBook
from tests.oneroster import GRADEBOOK, SMALL, Set, archive


@pytest.fixture
async def kept(school: School, tmp_path: Path) -> Set:
    """A school of its own, with what has come from another program beside it."""
    taken = Set(school, tmp_path)
    assert await taken.takes(archive(SMALL)) == 0
    child = await taken.person("Мирон Ли")
    async with school.app.store.writing() as session:
        book = GradeBook(session, school)
        session.add(on_paper(child.id, school.ids["anna"]))
        await book.group("choir", "Хор")
        await book.enrol("liza", "choir")
        essay = await book.task("Русский", "Сочинение", weight=0.5)
        made = await book.attempt(essay, days=2)
        await book.mark("Русский", 4, "Сочинение", assignment_id=essay.id, attempt_id=made.id)
        await book.attempt(await book.task("Русский", "Диктант", due=None), days=1)
        test = await book.task("Физика", "Зачёт")
        await book.mark("Физика", 5, "Зачёт", assignment_id=test.id)
        await book.course("Пение", Scale.PASS, "choir")
        await book.person("zoya", "Зоя", Role.PSYCHOLOGIST)
    assert await taken.takes(archive(SMALL | GRADEBOOK)) == 0
    return taken


async def test_out_and_in_again_leaves_the_store_unchanged(
    kept: Set, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, out = kept.school.app.settings, tmp_path / "out.zip"
    assert await export(settings, out, Terminal(settings, asks=False)) == 0
    before = await kept.everything()
    capsys.readouterr()
    assert await kept.takes(out.read_bytes()) == 0
    assert "Всё уже так и есть" in capsys.readouterr().out
    assert await kept.everything() == before
    with ZipFile(out) as parts:
        users, results = (parts.read(f"{file}.csv").decode() for file in ("users", "results"))
    assert "Лиза,Кузнецова" in users
    assert "Зоя" not in users, "such a set has no word for a psychologist"
    assert [line.split(",")[6] for line in results.splitlines()[1:]] == ["4", "5", "75", "", ""]


async def test_another_school_takes_it_in(
    kept: Set, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, out = kept.school.app.settings, tmp_path / "out.zip"
    await export(settings, out, Terminal(settings, asks=False))
    empty = settings.model_copy(update={"database_url": url_of(tmp_path / "other.db")})
    for said in ("Готово", "Всё уже так и есть"):
        capsys.readouterr()
        assert await import_file(empty, out, None, True, Terminal(empty, asks=False)) == 0
        assert said in capsys.readouterr().out


async def test_a_file_that_is_there_is_left_alone(kept: Set, tmp_path: Path) -> None:
    settings, out = kept.school.app.settings, tmp_path / "out.zip"
    out.write_bytes(b"mine")
    assert await export(settings, out, Terminal(settings, asks=False)) == 1
    assert out.read_bytes() == b"mine"
