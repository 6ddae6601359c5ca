"""OneRoster 1.2 sets for tests and measurements, as another program would write them."""

import io
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlmodel import select

from bot.import_command import import_file
from bot.terminal import Terminal
from models.people import Person
from tests.conftest import School
from tests.tables import everything

Lines = dict[str, str]  # the text of each file, without `.csv`

SMALL = {
    "orgs": "sourcedId,name,type\no1,СОШ № 7,school\n",
    "courses": "sourcedId,title\nk1,Химия\n",
    "classes": "sourcedId,title,courseSourcedId\nc1,9-А,k1\n",
    "users": "sourcedId,givenName,familyName,middleName,agentSourcedIds,primaryOrgSourcedId\n"
    "u1,Мирон,Ли,,u2,o1\nu2,Анна,Ли,Сергеевна,,\nu3,Глеб,Орлов,Юрьевич,,o1\n",
    "roles": "sourcedId,userSourcedId,role\nr1,u1,student\nr2,u2,guardian\nr3,u3,teacher\n",
    "enrollments": "sourcedId,classSourcedId,userSourcedId,role,beginDate\n"
    "e1,c1,u1,student,2026-09-01\ne2,c1,u3,teacher,\n",
}

GRADEBOOK = {
    "categories": "sourcedId,title,weight\nd1,Контрольные,2\n",
    "lineItems": "sourcedId,title,assignDate,dueDate,classSourcedId,categorySourcedId,"
    "resultValueMin,resultValueMax\n"
    "t1,Кислоты,2026-10-01,2026-10-08,c1,d1,0,20\n"
    "t2,Соли,2026-10-05,2026-10-12T18:00:00Z,c1,d1,0,20\n",
    "results": "sourcedId,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate\n"
    "m1,t1,u1,fully graded,15,2026-10-09\nm2,t2,u1,submitted,,2026-10-11\n",
}


def archive(files: Lines, *, mode: str = "bulk", version: str = "1.2", absent: str = "") -> bytes:
    """A set of these files; `absent` is promised by the manifest and not there."""
    manifest = ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}"]
    manifest += (f"file.{file},{mode}" for file in [*files, *filter(None, [absent])])
    return zipped(files | {"manifest": "\n".join(manifest)})


def zipped(files: Lines) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        for file, text in files.items():
            parts.writestr(f"{file}.csv", text)
    return content.getvalue()


class Set:
    """Sets that are taken over beside a bot that runs."""

    def __init__(self, school: School, folder: Path) -> None:
        self.school, self.file = school, folder / "set.zip"

    async def takes(self, content: bytes, *, apply: bool = True, asks: bool = False) -> int:
        self.file.write_bytes(content)
        settings = self.school.app.settings
        return await import_file(settings, self.file, None, apply, Terminal(settings, asks=asks))

    async def rows(self, kind: Any, *where: Any) -> list[Any]:
        async with self.school.app.store.reading() as session:
            wanted = select(kind).where(*where).order_by(*kind.__table__.primary_key)
            return list((await session.exec(wanted)).all())

    async def everything(self) -> dict[str, list[str]]:
        return await everything(self.school)

    async def refuses(self, capsys: pytest.CaptureFixture[str], *bad: tuple[bytes, str]) -> None:
        """Each of these is refused with its sentence, and nothing is changed by any of them."""
        before = await self.everything()
        for content, sentence in bad:
            capsys.readouterr()
            assert await self.takes(content) == 1, sentence
            assert sentence in capsys.readouterr().out
        assert await self.everything() == before

    async def person(self, name: str) -> Person:
        [found] = await self.rows(Person, Person.name == name)
        return found  # type: ignore[no-any-return]
