"""`python -m bot mydata`: a copy for one person, where nothing personal may go through Telegram."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from bot.mydata_command import take
from models.audit import Audit
from models.people import Role, person
from tests.conftest import SCHOOL, School


async def test_a_family_gets_its_copy_on_paper(
    closed: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "liza.html"
    assert await take(closed.app.settings, "лиза куз", out, closed.app.words) == 0
    assert "Лиза: что хранит школа" in out.read_text()
    assert out.stat().st_mode & 0o777 == 0o600
    assert str(out) in capsys.readouterr().out
    async with closed.app.store.reading() as session:
        row = (await session.exec(select(Audit).where(Audit.action == "see-my-data"))).one()
    assert (row.person_id, row.kind, row.thing_id) == (None, "person", closed.ids["liza"])


async def test_by_number_and_for_programs(closed: School, tmp_path: Path) -> None:
    out = tmp_path / "mama.json"
    assert await take(closed.app.settings, str(closed.ids["mama"]), out, closed.app.words) == 0
    [kept] = json.loads(out.read_text())["tables"]["person"]
    assert kept["name"] == "Ольга Кузнецова"


@pytest.mark.parametrize("who", ["Лиза Кузнецова", "Никто", "9999", "99999999999999999999", ""])
async def test_nobody_and_namesakes_get_no_file(
    closed: School, tmp_path: Path, capsys: pytest.CaptureFixture[str], who: str
) -> None:
    async with closed.writing() as session:
        session.add(person("Лиза Кузнецова", Role.STUDENT, zone=SCHOOL))
    out = tmp_path / "copy.html"
    assert await take(closed.app.settings, who, out, closed.app.words) == 1
    assert not out.exists()
    said = capsys.readouterr().err
    assert said.startswith(f"Кто это — «{who}»?")
    if who == "Лиза Кузнецова":
        assert f"{closed.ids['liza']} Лиза Кузнецова; " in said
    async with closed.app.store.reading() as session:
        assert (await session.exec(select(Audit).where(Audit.action == "see-my-data"))).all() == []


async def test_a_file_that_is_there_stays(closed: School, tmp_path: Path) -> None:
    out = tmp_path / "liza.html"
    out.write_text("somebody else's")
    assert await take(closed.app.settings, "лиза", out, closed.app.words) == 1
    assert out.read_text() == "somebody else's"
