"""A timetable sent as iCalendar: what comes back every week, each lesson once."""

import pytest

from models.spreadsheets import ProblemKey, calendars
from models.timetable_csv import Reading, Row, read_timetable
from tests.conftest import School
from tests.source import ROOT

WEEK = (ROOT / "tests" / "data" / "timetable.ics").read_bytes()


def said(row: Row) -> str:
    return f"{row.weekday} {row.start:%H:%M}-{row.end:%H:%M} {row.subject}"


def read(event: str, head: str = "X-WR-CALNAME:8-Д") -> Reading:
    lines = ["BEGIN:VCALENDAR", head, "BEGIN:VEVENT", *event.split(), "END:VEVENT", "END:VCALENDAR"]
    return read_timetable("\r\n".join(lines).encode())


def keys(reading: Reading) -> set[ProblemKey]:
    return {problem.key for problem in reading.problems}


async def test_a_calendar_is_looked_at_and_taken_over_like_a_table(school: School) -> None:
    anna = school.anna
    await anna.sends_file("8-Д.ics", WEEK)
    assert "3 урока" in anna.last.text
    await anna.taps("Применить")
    assert anna.last.text.startswith("Готово: «8-Д.ics» теперь в расписании.")
    await anna.sends_file("8-Д.ics", WEEK)
    assert anna.last.buttons == [], "the second time changes nothing"
    await school.liza.sends("/week")
    assert "15:00–15:40 Черчение" in school.liza.last.text
    assert "16:00–16:40 Хор" in school.liza.last.text


def test_rules_give_their_days_and_dates_their_weekday_once() -> None:
    reading = read_timetable(WEEK)
    assert reading.problems == ()
    assert [said(row) for row in reading.rows] == [
        "0 15:00-15:40 Черчение",
        "2 15:00-15:40 Черчение",
        "3 16:00-16:40 Хор",
    ]
    algebra, _, choir = reading.rows
    assert (algebra.teachers, algebra.room) == (("Дмитрий Андреевич Лапин",), "12")
    assert (algebra.groups, choir.groups) == (("8-Д",), ("8-Д",))
    assert choir.link == "https://meet.example/choir"


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("RRULE:FREQ=WEEKLY", [2]),
        ("RRULE:FREQ=DAILY;BYDAY=MO,FR", [0, 4]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", []),
        ("RRULE:FREQ=DAILY", []),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO", []),
    ],
)
def test_only_what_is_so_every_week_is_a_lesson(rule: str, days: list[int]) -> None:
    reading = read(f"DTSTART:20261014T100000 DTEND:20261014T104000 SUMMARY:Хор {rule}")
    assert [row.weekday for row in reading.rows] == days
    if not days:
        (problem,) = reading.problems
        assert (problem.key, problem.column) == (ProblemKey.UNKNOWN_WEEKDAY, "day")
        assert problem.value == rule.removeprefix("RRULE:")


def test_a_moment_without_a_clock_of_its_own_is_refused() -> None:
    event = "DTSTART:20261014T100000Z DTEND:20261014T104000Z SUMMARY:Хор"
    assert keys(read(event)) == {ProblemKey.BAD_TIME}
    assert keys(read(event, "X-WR-TIMEZONE:Mars/Olympus")) >= {ProblemKey.BAD_TIME}
    assert keys(read("DTSTART;VALUE=DATE:20261014 SUMMARY:Праздник")) >= {ProblemKey.BAD_TIME}


def test_without_a_group_of_its_own_it_is_refused() -> None:
    event = "DTSTART:20261014T100000 DTEND:20261014T104000 SUMMARY:Хор"
    assert keys(read(event, "X-WR-CALDESC:Уроки")) == {ProblemKey.EMPTY_GROUP}


def test_a_damaged_an_empty_and_a_huge_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys(read_timetable(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nfoo")) == {
        ProblemKey.BROKEN_CALENDAR
    }
    assert keys(read_timetable(b"BEGIN:VCALENDAR\nEND:VCALENDAR")) == {ProblemKey.EMPTY_FILE}
    monkeypatch.setattr(calendars, "MOST_BYTES", 100)
    assert keys(read_timetable(WEEK)) == {ProblemKey.CALENDAR_TOO_LARGE}
