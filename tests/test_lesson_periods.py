"""Lesson periods: starts as timetables write them, and when lessons of several periods end."""

import pytest

from models.lesson_periods import PeriodLesson, clock, clock_span, ends


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("8:00", (480, None)),
        ("08.05", (485, None)),
        ("08h05", (485, None)),
        ("8 h", (480, None)),
        ("0805", (485, None)),
        ("08:00:00", (480, None)),
        ("1:05 PM", (785, None)),
        ("12:00 a.m.", (0, None)),
        ("08:00-08:45", (480, 525)),
        ("8.00 – 8.45", (480, 525)),
        ("8h00 - 8h45", (480, 525)),
        ("0800-0845", (480, 525)),
        ("8-9", (480, 540)),
        ("1. 08:00-08:45", (480, 525)),
        ("Урок 1 (8:00)", (480, None)),
        ("8:45-8:00", None),
        ("25:00", None),
        ("9:75", None),
        ("13:00 pm", None),
        ("2510", None),
        ("3", None),
        ("H1", None),
        ("8:00 9:00 10:00", None),
        ("", None),
    ],
)
def test_starts_as_timetables_write_them(text: str, span: tuple[int, int | None] | None) -> None:
    assert clock_span(text) == span


def test_a_single_time_is_no_span() -> None:
    assert clock("08:00-08:45") is None


def lesson(
    start: int, periods: int, day: int = 0, told: int | None = None, who: str = ""
) -> PeriodLesson:
    return PeriodLesson(day, start, told, periods, frozenset({("teachers", who)} if who else ()))


def test_periods_do_not_overlap_however_close_they_are() -> None:
    assert ends([lesson(480, 1), lesson(510, 1), lesson(570, 2)]) == [510, 540, 630]


def test_a_told_end_of_a_period_counts() -> None:
    first, second = lesson(480, 1, told=530), lesson(535, 1, told=585)
    assert ends([first, second, lesson(480, 2, told=530)]) == [530, 585, 585]


def test_days_with_bells_of_their_own() -> None:
    monday = [lesson(480, 2), lesson(530, 1)]
    friday = [lesson(480, 2, day=4), lesson(520, 1, day=4)]
    assert ends([*monday, *friday]) == [575, 575, 560, 560]


def test_periods_at_which_no_lesson_starts_show_in_double_lessons() -> None:
    doubles = [lesson(start, 2, who="Орлова") for start in (480, 600, 720)]
    assert ends(doubles) == [585, 705, 810]
    apart = [lesson(480, 2, who="Орлова"), lesson(600, 2, who="Ким"), lesson(660, 1)]
    assert ends(apart) == [645, 705, 705]


def test_no_lessons_have_no_ends() -> None:
    assert ends([]) == []
