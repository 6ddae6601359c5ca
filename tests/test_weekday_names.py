"""Weekdays as timetables call them."""

from datetime import date

import pytest
from babel.dates import format_date

from models import weekday_names
from models.weekday_names import weekdays


@pytest.mark.parametrize(
    ("labels", "days"),
    [
        ("Lunes Martes Miércoles Jueves Viernes", [0, 1, 2, 3, 4]),
        ("montag DIENSTAG Mittwoch", [0, 1, 2]),
        ("Δευτέρα ΤΡΙΤΗ Παρασκευή", [0, 1, 4]),
        ("Понеделник Вторник Четвъртък", [0, 1, 3]),
        ("LUN MAR MER JEU VEN", [0, 1, 2, 3, 4]),
        ("Пн Вт. ср Воскресенье", [0, 1, 2, 6]),
        ("Poniedzialek Środa", [0, 2]),
        ("الأحد الاثنين", [6, 0]),
        ("Thứ2 Thứ3 CN", [0, 1, 6]),
        ("Alahady Alatsinainy", [6, 0]),  # Malagasy is not among the common languages
        ("ponedeljak utorak četvrtak", [0, 1, 3]),
        ("7 1 3", [6, 0, 2]),
        ("Day1 Day2 Day5", [0, 1, 4]),
        ("1.Monday 2.Tuesday", [0, 1]),
    ],
)
def test_weekdays_in_the_language_of_the_file(labels: str, days: list[int]) -> None:
    assert list(weekdays(labels.split()).values()) == days


@pytest.mark.parametrize(
    "labels", ["Day2 Day3", "Day1 Day8", "Monday1 Monday2", "foo bar", "0", ""]
)
def test_labels_that_say_no_weekday(labels: str) -> None:
    assert weekdays([labels, *labels.split()]) == {}


def test_a_slip_of_the_pen_costs_one_day_only() -> None:
    assert weekdays(["Понедельник", "Вторнек"]) == {"Понедельник": 0}


def test_a_column_of_other_things_is_not_looked_up_in_every_language() -> None:
    labels = [f"thing {'x' * number}" for number in range(40)]
    assert weekdays([*labels, "Среда"]) == {"Среда": 2}


def test_languages_that_dates_have_been_written_in_before() -> None:
    """Babel's data changes its shape once a date was written in a language."""
    weekday_names._names.cache_clear()
    for language in ("ru", "bg", "en"):
        assert format_date(date(2026, 10, 14), "EEEE", locale=language)
    assert weekdays(["Понедельник", "Среда"]) == {"Понедельник": 0, "Среда": 2}
    assert weekdays(["Понеделник", "Четвъртък"]) == {"Понеделник": 0, "Четвъртък": 3}
    assert format_date(date(2026, 10, 14), "EEEE", locale="bg") == "сряда"
