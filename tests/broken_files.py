"""Files that can't be taken as they are, each with the sentence that a tutor reads about it."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

from tests.oneroster import SMALL, archive

PEOPLE = "ученик;группа;зачислен;мама\n"
WEEK = "день;начало;конец;предмет;преподаватель;группа;ссылка\n"
MARKS = "ученик;предмет;оценка;дата\n"
TASKS = "группа;предмет;задание;срок;вес\n"
PRESENCE = "ученик;предмет;дата;посещаемость\n"
LEVELS = "ученик;предмет;тема;уровень\n"


def book(*lines: tuple[Any, ...], then: Callable[[Any], None] = lambda page: None) -> bytes:
    made, file = Workbook(), io.BytesIO()
    for line in lines:
        made.active.append(line)
    then(made.active)
    made.save(file)
    return file.getvalue()


LISTED = book(("ученик", "группа"), ("Мирон Ли", "8-Д"))


def with_part(name: str, part: bytes = b"x", times: int = 1, content: bytes = LISTED) -> bytes:
    """The workbook with one more part, or another one in its place."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        with new.open(info, "w", force_zip64=True) as opened:
            for _ in range(times):
                opened.write(part)
    return file.getvalue()


def merged(page: Any) -> None:
    page.merge_cells("A2:A3")


def far_away(page: Any) -> None:
    page.cell(1_000_000, 16_000, "x")


def lying() -> bytes:
    """A part that says it were small."""
    size = (2**20).to_bytes(4, "little")
    return with_part("xl/media/1.png", bytes(2**20)).replace(size, bytes([9, 0, 0, 0]))


def too_many(most: int) -> str:
    return MARKS + "".join(f"Лиза {number};Физика;5;\n" for number in range(most + 1))


MOST = 2000  # rows, while the story is told
HALF = PEOPLE + "Мирон Ли;8-Д\n"
PHOTO = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64)
BROKEN: dict[str, tuple[bytes | str, str]] = {
    # What the file is.
    "nothing in it": (";;;\n;;;\n", "Файл пустой"),
    "another encoding": ((PEOPLE + "Мирон Ли;8-Д;;\n").encode("koi8-r"), "кодировку"),
    "a photo": (PHOTO, "Это не таблица, а другой документ"),
    "a page of the web": ("<html><body>Список</body></html>", "Такого столбца нет"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "в старом формате XLS"),
    "half of a workbook": (LISTED[: len(LISTED) // 2], "Файл повреждён"),
    "a workbook without sheets": (with_part("xl/workbook.xml", b"<workbook"), "Файл повреждён"),
    "an archive": (
        with_part("список.csv", content=b"PK\x05\x06" + bytes(18)),
        "Это архив, а не таблица",
    ),
    "macros": (with_part("xl/vbaProject.bin"), "В файле есть макросы"),
    "links to other files": (
        with_part("xl/externalLinks/externalLink1.xml"),
        "Таблица ссылается на другие файлы",
    ),
    "a bomb": (with_part("xl/media/1.png", bytes(2**20), 201), "Внутри файла слишком много"),
    "a part that lies": (lying(), "Файл повреждён"),
    "an empty workbook": (book(), "Файл пустой"),
    "a school as a set": (archive(SMALL), "Школу целым набором вносит администратор"),
    # How the table stands in it.
    "merged cells": (
        book(("ученик", "группа"), ("Мирон Ли", "8-Д"), (None, "8-Д"), then=merged),
        "С ячейки A2 начинаются объединённые ячейки",
    ),
    "a formula": (book(("ученик", "группа"), ("Мирон Ли", "=A1")), "В ячейке B2 формула"),
    "a far cell": (book(("ученик", "группа"), then=far_away), "Заполнена далёкая ячейка"),
    "a million columns": ("ученик;группа" + ";" * 1_000_000 + "\nМирон Ли;8-Д\n", "столбцов —"),
    "all columns of a sheet": (
        book(("ученик", "группа"), then=lambda page: page.cell(1, 16_384, "x")),
        "16384 столбцов",
    ),
    "too many rows": (too_many(MOST + 10), "Строк больше двухсот тысяч"),
    "a column twice": (
        "ученик;ученик;группа\nМирон Ли;Мирон Ли;8-Д\n",
        "Такой столбец стоит дважды",
    ),
    "only a header": (PEOPLE, "Есть только заголовок"),
    "an open quote": (PEOPLE + 'Мирон "Ли;8-Д;;\n"Мирон;8-Д;;\n', "Не закрыты кавычки"),
    "half a row": (HALF, "Ячеек в строке — 2"),
    "a long story": (PEOPLE + "Мирон " + "Ли" * 101 + ";8-Д;;\n", "слишком длинно"),
    "a row twice": (PEOPLE + "Мирон Ли;8-Д;;\n" * 2, "повторяет другую слово в слово"),
    # What it says of people.
    "an unknown group": (PEOPLE + "Мирон Ли;8-Ъ;;\n", "Группы «8-Ъ» среди ваших нет"),
    "no name": (PEOPLE + "—;8-Д;;\n", "«—» — не имя"),
    "an impossible day": (PEOPLE + "Мирон Ли;8-Д;31.02.2026;\n", "«31.02.2026» — не дата"),
    "somebody twice": (
        PEOPLE + "Лиза Кузнецова;8-Д;;\nЛиза Кузнецова;8-Д;;Вера Ли\n",
        "об этом же говорит строка выше",
    ),
    "an unknown number": (
        "номер в школе;ученик;группа\n999;Мирон Ли;8-Д\n",
        "Номера «999» среди ваших нет",
    ),
    "somebody else's list": ("имя;роль\nОльга Белых;психолог\n", "присылает администратор"),
    "a namesake": (
        PEOPLE + "Мирон Ли;8-Д;;Ольга Кузнецова\n",
        "Так же зовут",
    ),
    # What it says of the week.
    "no day of the week": (WEEK + "скоро;9:00;9:40;Физика;Ким;8-Д;\n", "не знаю такого дня"),
    "no time": (WEEK + "ср;25:70;9:40;Физика;Ким;8-Д;\n", "«25:70» — не время"),
    "an end before the start": (WEEK + "ср;9:00;8:40;Физика;Ким;8-Д;\n", "раньше, чем начинается"),
    "nine hours": (WEEK + "ср;9:00;18:40;Физика;Ким;8-Д;\n", "Урок длиннее восьми часов"),
    "no subject": (WEEK + "ср;9:00;9:40;;Ким;8-Д;\n", "Не назван предмет"),
    "no group": (WEEK + "ср;9:00;9:40;Физика;Ким;;\n", "Не названа группа"),
    "no link": (WEEK + "ср;9:00;9:40;Физика;Ким;8-Д;приходите\n", "«приходите» — не ссылка"),
    # What it says of marks.
    "an unknown student": (
        MARKS + "Ваня Иванов;Физика;5;\n",
        "Ученика «Ваня Иванов» среди ваших нет",
    ),
    "an unknown subject": (MARKS + "Лиза Кузнецова;Танцы;5;\n", "Предмета «Танцы»"),
    "no mark": (MARKS + "Лиза Кузнецова;Физика;шесть;\n", "«шесть» не подходит к шкале"),
    "a day to come": (
        MARKS + "Лиза Кузнецова;Физика;5;14.10.2030\n",
        "14.10.2030 ещё не наступило",
    ),
    "an unknown task": (
        "ученик;предмет;задание;сдано\nЛиза Кузнецова;Физика;Опыт;\n",
        "Задания «Опыт» по этому предмету нет",
    ),
    "no weight": (TASKS + "8-Д;Физика;Опыт;;много\n", "«много» — не вес"),
    "a lesson that was not": (PRESENCE + "Лиза Кузнецова;Физика;11.10.2026;был\n", "такого урока"),
    "neither there nor not": (
        PRESENCE + "Лиза Кузнецова;Физика;07.10.2026;наверное\n",
        "непонятно, был ли",
    ),
    "no level": (LEVELS + "Лиза Кузнецова;Физика;Свет;космический\n", "«космический» — не уровень"),
}  # fmt: skip


def content_of(name: str) -> bytes:
    content, _ = BROKEN[name]
    return content.encode() if isinstance(content, str) else content
