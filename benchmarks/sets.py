"""OneRoster sets as large as one likes, as another program would write them."""

import csv
import io
from collections.abc import Iterator
from itertools import cycle, islice
from zipfile import ZIP_DEFLATED, ZipFile

from models.oneroster.packages import FILES, MANIFEST

DONE = "2026-10-09"


def school_of(students: int, *, classes: int, places: int, marks: int = 0) -> bytes:
    """Each student with a guardian, in so many classes; the marks are shared out among them."""
    rows: dict[str, Iterator[tuple[object, ...]]] = {
        "orgs": iter([("o1", "Школа", "school")]),
        "courses": ((f"k{n}", f"Предмет {n}") for n in range(classes)),
        "classes": ((f"c{n}", f"Группа {n}", f"k{n}") for n in range(classes)),
        "users": _users(students),
        "roles": _roles(students),
        "enrollments": (
            (f"e{n}-{m}", f"c{(n + m) % classes}", f"s{n}", "student", "2026-09-01")
            for n in range(students)
            for m in range(places)
        ),
    }
    if marks:
        tasks = -(-marks // (students * places))  # in each class
        rows |= {
            "categories": iter([("w1", "Работы", "1")]),
            "lineItems": (
                (f"t{n}-{m}", f"Работа {m}", f"c{n}", "w1", "2026-09-10", DONE, 0, 100)
                for n in range(classes)
                for m in range(tasks)
            ),
            "results": islice(_results(students, classes, places, tasks), marks),
        }
    columns = {
        "users": ("givenName", "familyName", "agentSourcedIds", "primaryOrgSourcedId"),
        "orgs": ("name", "type"),
        "courses": ("title",),
        "classes": ("title", "courseSourcedId"),
        "roles": ("userSourcedId", "role"),
    }
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        for file, lines in rows.items():
            read = columns.get(file, tuple(name.removesuffix("?") for name in FILES[file]))
            parts.writestr(f"{file}.csv", _csv(("sourcedId", *read), lines))
        manifest = [("oneroster.version", "1.2"), *((f"file.{file}", "bulk") for file in rows)]
        parts.writestr(MANIFEST, _csv(("propertyName", "value"), iter(manifest)))
    return content.getvalue()


def _users(students: int) -> Iterator[tuple[object, ...]]:
    for n in range(students):
        yield f"s{n}", f"Имя{n}", f"Фамилия{n}", f"g{n}", "o1"
        yield f"g{n}", f"Мама{n}", f"Фамилия{n}", "", ""


def _roles(students: int) -> Iterator[tuple[object, ...]]:
    for n in range(students):
        yield f"rs{n}", f"s{n}", "student"
        yield f"rg{n}", f"g{n}", "guardian"


def _results(students: int, classes: int, places: int, tasks: int) -> Iterator[tuple[object, ...]]:
    points = cycle(range(40, 101))
    for task in range(tasks):
        for n in range(students):
            for m in range(places):
                of = f"t{(n + m) % classes}-{task}"
                yield f"m{n}-{m}-{task}", of, f"s{n}", "fully graded", next(points), DONE


def _csv(columns: tuple[str, ...], lines: Iterator[tuple[object, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *lines])
    return text.getvalue()
