"""`python -m bot import` takes any file: shown first, whole or not at all, asked about."""

import asyncio
from pathlib import Path

import pytest
import typer
from sqlmodel import select

from bot.import_command import import_file
from bot.terminal import Terminal
from models.long_work import Stopped, track, watched
from models.marks import Mark
from models.people import Person
from tests.conftest import School

FAMILY = "ученик;группа;мама\nМирон Ли;8-Д;Анна Сергеевна Ли\n"
NAMESAKE = "ученик;группа;мама\nМирон Ли;8-Д;Ольга Кузнецова\n"


class Command:
    """The command, typed beside a bot that runs."""

    def __init__(self, school: School, folder: Path) -> None:
        self.school, self.file = school, folder / "file.csv"
        self.settings = school.app.settings

    async def takes(self, content: str | bytes, *, apply: bool = True, asks: bool = False) -> int:
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode())
        terminal = Terminal(self.settings, asks=asks)
        return await import_file(self.settings, self.file, None, apply, terminal)

    async def names(self) -> list[str]:
        async with self.school.app.store.reading() as session:
            return sorted((await session.exec(select(Person.name))).all())


@pytest.fixture
def command(school: School, tmp_path: Path) -> Command:
    return Command(school, tmp_path)


async def test_a_list_of_families_is_shown_first(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await command.names()
    assert await command.takes(FAMILY, apply=False) == 0
    said = capsys.readouterr()
    assert "Новых учеников: 1\nПока ничего не изменено" in said.out
    assert "Читаю файл" in said.err
    assert await command.names() == before


async def test_a_list_is_taken_over_once(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await command.takes(FAMILY) == 0
    assert "Готово: всё применено." in capsys.readouterr().out
    assert "Мирон Ли" in await command.names()
    assert await command.takes(FAMILY) == 0
    assert "Без изменений: 1\nВсё уже так и есть" in capsys.readouterr().out


async def test_without_a_terminal_a_namesake_stops_the_file(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await command.names()
    assert await command.takes(NAMESAKE) == 1
    out = capsys.readouterr().out
    assert "Строка 2. Ольга Кузнецова (Мирон Ли): так же зовут" in out
    assert "1 · Ольга Кузнецова — Лиза Кузнецова" in out
    assert "Запустите команду в терминале" in out
    assert await command.names() == before


@pytest.mark.parametrize(("said", "mothers"), [(1, 1), (0, 2)])
async def test_at_a_terminal_a_namesake_is_asked_about(
    command: Command, monkeypatch: pytest.MonkeyPatch, said: int, mothers: int
) -> None:
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: said)
    assert await command.takes(NAMESAKE, asks=True) == 0
    assert (await command.names()).count("Ольга Кузнецова") == mothers


async def test_a_bad_row_of_the_gradebook_is_named(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await command.takes("ученик;предмет;оценка\nНикто Нигде;Физика;4\n") == 1
    assert "Строка 2, столбец «ученик»." in capsys.readouterr().out


async def test_marks_are_taken_over(command: Command) -> None:
    assert await command.takes("группа;предмет;задание;срок\n8-Д;Физика;Тест;01.12.2026\n") == 0
    marks = "ученик;предмет;оценка;за что;дата\nЛиза Кузнецова;Физика;5;ответ;01.09.2026\n"
    assert await command.takes(marks) == 0
    async with command.school.app.store.reading() as session:
        assert [mark.score for mark in await session.exec(select(Mark))] == [5.0]


async def test_long_work_draws_a_bar_and_ends_when_it_is_stopped(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.terminal.BETWEEN", 0)
    terminal = Terminal(command.settings, asks=False)
    terminal.draws = True
    async with terminal.watching():
        for number in track(range(512), "comparing"):
            if number == 256:
                for _ in range(3):
                    await asyncio.sleep(0)
                work = watched.get()
    assert "Сравниваю ███████████████░░░░░░░░░░░░░░░ 50 %" in capsys.readouterr().err
    assert work is not None
    watched.set(work)
    with pytest.raises(Stopped):
        list(track(range(512), "comparing"))
