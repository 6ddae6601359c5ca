"""Whatever is wrong with a file: a sentence that a tutor understands, and nothing is changed."""

import asyncio
import sys
from pathlib import Path

import pytest

from models.spreadsheets import MOST_ROWS, texts
from tests.broken_files import BROKEN, MOST, content_of, too_many
from tests.conftest import School
from tests.faults.figures import FULL
from tests.gradebook import GradeBook
from tests.source import ROOT
from tests.tables import TOLD, everything

MEMORY = 300 * 1024  # KB


async def test_forty_broken_files_are_refused_or_asked_about(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_ROWS", MOST)
    assert len({content_of(name) for name in BROKEN}) >= 40
    async with school.writing() as session:
        book = GradeBook(session, school)
        for subject in ("Физика", "Алгебра"):
            await book.course(subject)
    before = await everything(school, but=TOLD)
    wrong = {}
    for name, (_, sentence) in BROKEN.items():
        seen = len(school.anna.heard())
        await school.anna.sends_file("список.csv", content_of(name))
        said = school.anna.heard()[seen].text or ""
        if sentence not in said:
            wrong[name] = said
    assert wrong == {}
    after = await everything(school, but=TOLD)
    assert {name for name in after if after[name] != before[name]} <= {"import_file"}


@pytest.mark.skipif(not FULL, reason="a process of its own: with FAULTS=full")
async def test_none_of_them_takes_much_memory(tmp_path: Path) -> None:
    for number, name in enumerate(BROKEN):
        (tmp_path / f"{number:02}.file").write_bytes(content_of(name))
    (tmp_path / "rows.file").write_text(too_many(MOST_ROWS + 10), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.looking", str(tmp_path)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    assert int(out) < MEMORY
