"""How a sheet looks: a button for each student, and what can be said of one."""

from collections.abc import Callable, Sequence

from models.courses import Course, Scale
from models.gradebook.sheets import Row as SheetRow
from models.marks import Mark
from models.people import Person
from ui import Button, CallbackData, Phrase, Row, button, pages, phrase

ON_A_PAGE = 12
PER_ROW = 5
SCORES = {
    Scale.FIVE: (5, 4, 3, 2),
    Scale.PASS: (1, 0),
    Scale.PERCENT: tuple(range(100, 0, -10)),
}


def score_of(mark: Mark | None) -> Phrase | str:
    """The mark as the school writes it, or nothing."""
    if mark is None:
        return ""
    return phrase("progress-score", scale=mark.scale.value, score=round(mark.score, 1))


def doors(
    found: Sequence[SheetRow],
    page: int,
    opens: Callable[[Person], CallbackData],
    turn: Callable[[int], CallbackData],
) -> list[Row]:
    """A button for each student on this page, with what is noted of them, and the way on."""
    rows: list[Row] = [
        [
            button(
                "gradebook-student",
                opens(one.student),
                name=one.student.name,
                state=one.state.value if one.state else "",
                handed="yes" if one.handed_in else "no",
                score=score_of(one.mark),
            )
        ]
        for one in pages.cut(found, page, ON_A_PAGE)
    ]
    return [*rows, pages.turns(len(found), page, ON_A_PAGE, turn)]


def marks(
    course: Course, gives: Callable[[int], CallbackData], takes: CallbackData, mark: Mark | None
) -> list[Row]:
    """The marks of the course's scale; a mark that is there can be taken away."""
    scores: list[Button] = [
        button(
            "gradebook-score",
            gives(score),
            score=phrase("progress-score", scale=course.scale.value, score=score),
        )
        for score in SCORES[course.scale]
    ]
    rows = [scores[first : first + PER_ROW] for first in range(0, len(scores), PER_ROW)]
    return [*rows, [button("gradebook-take-mark", takes)] if mark is not None else []]


def page_of(found: Sequence[SheetRow], student: Person) -> int:
    """The page on which this student stands."""
    place = next((n for n, one in enumerate(found) if one.student.id == student.id), 0)
    return place // ON_A_PAGE
