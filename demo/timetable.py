"""The invented week: five bells, two groups, and who teaches what in which room of the network."""

from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from demo.school import (
    CHEMISTRY,
    COMPUTING,
    CRAFTS,
    ENGLISH,
    GEOGRAPHY,
    HISTORY,
    HORIZON,
    MATHS,
    PHYSICS,
    RUSSIAN,
    START,
    SUBSTITUTE,
    TUTOR,
    Worker,
)

BELLS = (
    (time(9, 0), time(9, 40)),
    (time(10, 0), time(10, 40)),
    (time(11, 0), time(11, 40)),
    (time(12, 10), time(12, 50)),
    (time(13, 10), time(13, 50)),
)

# The subject as the timetable names it: who teaches it, and the name of its room in links.
SUBJECTS: dict[str, tuple[Worker, str]] = {
    "Математика": (MATHS, "maths"),
    "Алгебра": (MATHS, "algebra"),
    "Геометрия": (MATHS, "geometry"),
    "Вероятность": (MATHS, "probability"),
    "Русский язык": (RUSSIAN, "russian"),
    "Литература": (RUSSIAN, "literature"),
    "Физика": (PHYSICS, "physics"),
    "Химия": (CHEMISTRY, "chemistry"),
    "Биология": (CHEMISTRY, "biology"),
    "История": (HISTORY, "history"),
    "Обществознание": (HISTORY, "society"),
    "География": (GEOGRAPHY, "geography"),
    "Английский язык": (ENGLISH, "english"),
    "Информатика": (COMPUTING, "computing"),
    "Труд": (CRAFTS, "crafts"),
    "ИЗО": (CRAFTS, "art"),
}
CLASS_HOUR = "Классный час"  # the tutor's own
CLASS_HOUR_ROOM = "class-hour"

# Monday to Friday, from the first bell on. Физика on Wednesday waits for somebody to move it:
# on Thursday at the fifth bell neither its group nor its teacher has anything else.
WEEK: dict[str, tuple[tuple[str, ...], ...]] = {
    HORIZON: (
        ("Русский язык", "Алгебра", "Физика", "Английский язык"),
        ("Геометрия", "Литература", "Химия", "История"),
        ("Алгебра", "Английский язык", "Физика", "География"),
        ("Русский язык", "Биология", "Алгебра", "Информатика"),
        ("Геометрия", "Обществознание", "Химия", "Вероятность", CLASS_HOUR),
    ),
    START: (
        ("Математика", "Русский язык", "Биология"),
        ("Русский язык", "Математика", "Английский язык", "ИЗО"),
        ("Литература", "Математика", "История"),
        ("Английский язык", "Русский язык", "География", "Труд"),
        ("Русский язык", "Математика", CLASS_HOUR),
    ),
}
TUTORS = {HORIZON: TUTOR, START: SUBSTITUTE}
SHORT = {HORIZON: "8d", START: "5d"}  # how links name the groups


class WeeklyLesson(NamedTuple):
    """One lesson of the week. `weekday` 0 is Monday."""

    key: str
    group: str
    weekday: int
    starts: time
    ends: time
    subject: str
    teacher: Worker
    link: str


def week() -> Iterator[WeeklyLesson]:
    """Every lesson of both groups."""
    for group, days in WEEK.items():
        for weekday, subjects in enumerate(days):
            for bell, (subject, (starts, ends)) in enumerate(
                zip(subjects, BELLS, strict=False), start=1
            ):
                teacher, room = SUBJECTS.get(subject, (TUTORS[group], CLASS_HOUR_ROOM))
                yield WeeklyLesson(
                    key=f"{SHORT[group]}-{weekday + 1}-{bell}",
                    group=group,
                    weekday=weekday,
                    starts=starts,
                    ends=ends,
                    subject=subject,
                    teacher=teacher,
                    link=f"https://meet.example/{SHORT[group]}-{room}",
                )
