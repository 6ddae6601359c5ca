"""The chart: what it shows, and when there is none to show."""

import struct
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from models.courses import Scale
from tests.conftest import School
from tests.gradebook import GradeBook
from ui import charts
from ui.charts import Line, Panel

MONDAYS = [date(2026, 9, 7) + timedelta(weeks=week) for week in range(10)]
WEEKS = {monday: f"{monday.day} сент" for monday in MONDAYS}


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures that are drawn meanwhile."""
    drawn: list[Figure] = []
    save = Figure.savefig

    def saved(self: Figure, *args: Any, **options: Any) -> None:
        drawn.append(self)
        save(self, *args, **options)

    monkeypatch.setattr(Figure, "savefig", saved)
    return drawn


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def heights(axes: Axes) -> list[float]:
    """The values of the first line."""
    values: Any = axes.lines[0].get_ydata()
    return [float(value) for value in values]


def inside(figure: Figure) -> bool:
    """Does every text lie on the card?"""
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    texts += [text for axes in figure.axes for text in axes.get_legend().get_texts()]  # type: ignore[union-attr]
    boxes = [text.get_window_extent() for text in texts]
    card = figure.bbox
    return all(
        card.x0 <= b.x0 and b.x1 <= card.x1 and card.y0 <= b.y0 and b.y1 <= card.y1 for b in boxes
    )


def test_six_subjects_can_be_told_apart_without_their_colours(figures: list[Figure]) -> None:
    names = (
        "Физика",
        "Алгебра",
        "Русский язык",
        "Обществознание",
        "Английский (8-Д англ 1)",
        "ИЗО",
    )
    lines = [
        Line(name, {monday: 2 + (week + number) % 4 for week, monday in enumerate(MONDAYS)})
        for number, name in enumerate(names)
    ]
    picture = charts.draw("Лиза: оценки", [Panel("от 2 до 5", 2, 5, WEEKS, lines)])
    assert size(picture)[0] >= 900
    [axes] = figures[0].axes
    assert len({line.get_marker() for line in axes.lines}) == 6
    assert len({line.get_color() for line in axes.lines}) == 6
    low, high = axes.get_ylim()
    assert (round(low), round(high)) == (2, 5)
    assert [text.get_text() for text in axes.get_legend().get_texts()] == list(names)  # type: ignore[union-attr]
    ends = sorted(text.get_position()[1] for text in axes.texts)
    assert len(ends) == 6
    assert min(b - a for a, b in pairwise(ends)) > 0.1
    assert inside(figures[0])


def test_a_week_without_marks_is_a_gap(figures: list[Figure]) -> None:
    points = {MONDAYS[0]: 4.0, MONDAYS[2]: 5.0}
    charts.draw("Лиза", [Panel("от 2 до 5", 2, 5, WEEKS, [Line("Физика", points)])])
    values = [str(value) for value in heights(figures[0].axes[0])]
    assert values[:4] == ["4.0", "nan", "5.0", "nan"]


def test_any_name_can_be_drawn(figures: list[Figure]) -> None:
    """A font without a shape for a letter would warn, and here warnings are errors."""
    lines = [Line("Химия 🧪 $x^2$ 体育", dict.fromkeys(MONDAYS, 70.0)), Line("Пусто", {})]
    panels = [Panel("%", 0, 100, WEEKS, lines), Panel("от 2 до 5", 2, 5, WEEKS, lines[:1])]
    charts.draw("О'Нил <3 & Ко 🙂", panels)
    assert figures[0].axes[0].lines[0].get_label() == "Химия  $x^2$ "
    assert figures[0].texts[0].get_text() == "О'Нил <3 & Ко "
    assert not figures[0].texts[0].get_parse_math()
    assert len(figures[0].axes) == 2
    assert inside(figures[0])


async def test_a_mother_looks_at_the_chart(school: School, figures: list[Figure]) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Физика", 5, days=1)
        await book.mark("Физика", 4, days=0)
    mama = school.mama
    await mama.sends("/progress")
    assert mama.last.buttons == [["По предметам"], ["Письмо раз в неделю"]]  # one week is no line
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Физика", 3, days=8)
        for number, subject in enumerate(("Алгебра", "Химия", "Русский", "Труд", "ИЗО", "Музыка")):
            await book.mark(subject, 4, days=1)
            await book.mark(subject, 5, days=9 + number)
        await book.mark("Физкультура", 1, scale=Scale.PASS, days=1)
    await mama.sends("/progress")
    await school.restarts()
    await mama.taps("График")
    assert mama.last.photo
    assert mama.last.text == (
        "Лиза: оценки по неделям\n"
        "Где линия прервана, оценок не было. Ещё 2 предмета — в «По предметам»."
    )
    [axes] = figures[0].axes
    assert [tick.get_text() for tick in axes.get_xticklabels()][-2:] == ["5 окт", "12 окт"]
    assert figures[0].texts[0].get_text() == "Лиза: оценки по неделям"
    await mama.taps("← Кратко")
    assert mama.last.text.startswith("Лиза\n")
    await school.liza.sends("/progress")
    await school.liza.taps("График")
    assert school.liza.last.text.startswith("Мои оценки по неделям")


async def test_each_scale_has_a_panel_and_english_dates(
    school: School, figures: list[Figure]
) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        for days in (1, 8):
            await book.mark("Физика", 5, days=days)
            await book.mark("Химия", 70, days=days, scale=Scale.PERCENT)
            await book.mark("Труд", 1, days=days, scale=Scale.PASS)
        await book.mark("Труд", 0, days=1, scale=Scale.PASS)
    await school.mama.sends("/settings")
    await school.mama.taps("Язык · Language")
    await school.mama.taps("English")
    await school.mama.sends("/progress")
    await school.mama.taps("Chart")
    panels = figures[0].axes
    assert [axes.get_title(loc="left") for axes in panels] == [
        "Average of the week, from 2 to 5",
        "Passed in the week, %",
        "Average of the week, %",
    ]
    assert heights(panels[1]) == [100, 50]
    assert [tick.get_text() for tick in panels[2].get_xticklabels()] == ["Oct 5", "Oct 12"]
