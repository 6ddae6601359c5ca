"""A module of the Open University (OULAD AAA, 2013 and 2014) as files that the bot reads.

Kuzilek, Hlosta, Zdrahal 2017, doi:10.1038/sdata.2017.171, CC BY 4.0. The data are kept beside the
project, not in it.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared" / "data"
OULAD = SHARED / "oulad-aaa"
BEGINS = {"2013J": date(2013, 10, 1), "2014J": date(2014, 10, 1)}
SUBJECT = "AAA"


def rows(name: str) -> list[dict[str, str]]:
    text = (OULAD / f"{name}.csv").read_text(encoding="utf-8")
    return [
        {key: "" if value == "?" else value for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]


def families_file() -> bytes:
    """Every student with a guardian, in the first year that they learn in."""
    first = {one["id_student"]: one["code_presentation"] for one in reversed(enrolments())}
    lines = ((named(id), group, f"Guardian {id}") for id, group in first.items())
    return _file("student,group,guardian", lines)


def enrolments() -> list[dict[str, str]]:
    return rows("studentRegistration")


def tasks_file() -> bytes:
    lines = (
        (one["code_presentation"], SUBJECT, one["id_assessment"],
         _day(one["code_presentation"], one["date"]), one["weight"], "percent")
        for one in rows("assessments")
    )  # fmt: skip
    return _file("group,subject,task,due,weight,scale", lines)


def works_file() -> bytes:
    of = {one["id_assessment"]: one["code_presentation"] for one in rows("assessments")}
    lines = []
    for one in rows("studentAssessment"):
        group, carried = of[one["id_assessment"]], one["is_banked"] == "1"
        handed_in = "" if carried else _day(group, one["date_submitted"])
        lines.append(
            (named(one["id_student"]), group, SUBJECT, one["id_assessment"], handed_in,
             one["score"], "yes" if carried else "no")
        )  # fmt: skip
    return _file("student,group,subject,task,handed in,mark,carried", lines)


def named(id: str) -> str:
    return f"Learner{id} AAA"


def _day(presentation: str, number: str) -> str:
    return (BEGINS[presentation] + timedelta(days=int(number))).isoformat() if number else ""


def _file(header: str, lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header.split(","), *lines])
    return text.getvalue().encode()
