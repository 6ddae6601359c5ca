"""What the invented pupils have done so far: tasks, marks, levels and attendance of five weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from sqlmodel import col, select

from demo.families import AMINA, ARTYOM, DASHA, EGOR, LIZA, NIKITA, PUPILS, SONYA, ULYANA, UNDECIDED
from demo.school import URALS
from demo.timetable import CLASS_HOUR
from models import groups
from models.assignments import Assignment, Attempt
from models.attendance import Attendance, AttendanceState
from models.base import Session
from models.courses import Course, Scale
from models.groups import Group
from models.marks import Mark
from models.mastery import Level, Mastery
from models.people import Person
from models.timetable import Lesson, LessonState, local_day, moment, of_group

SEED = 8
WEEKS_BEFORE = 4  # the weeks of lessons before the one that is shown
DAY_ENDS = time(23, 59)


@dataclass(frozen=True)
class Manner:
    """How somebody learns: the mean of their marks, the tasks they owe, how often they come.

    `since`: so many days ago they joined; nobody has marked them yet.
    """

    mean: float = 4.1
    owes: int = 0
    comes: float = 0.98
    since: int | None = None


MANNERS = {
    DASHA.name: Manner(mean=4.8, comes=1.0),
    LIZA.name: Manner(mean=4.3, owes=1),
    SONYA.name: Manner(mean=4.2, comes=0.9),
    ARTYOM.name: Manner(mean=3.7, owes=1),
    AMINA.name: Manner(mean=3.9, comes=1.0),
    EGOR.name: Manner(owes=1),
    NIKITA.name: Manner(mean=3.0, owes=4, comes=0.85),
    ULYANA.name: Manner(comes=1.0, since=2),
}

# The tasks of each subject, oldest first, and the topics that they belong to.
TASKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Алгебра": (
        ("Дроби, № 12–15", "Дроби, № 21", "Самостоятельная: дроби", "Степени, № 34"),
        ("Рациональные дроби", "Степени"),
    ),
    "Геометрия": (("Четырёхугольники, № 4", "Задача о трапеции"), ("Четырёхугольники",)),
    "Вероятность": (("Игральные кости", "Частоты: таблица"), ("Случайные события",)),
    "Русский язык": (
        ("Упражнение 45", "Изложение", "Упражнение 61", "Словарный диктант"),
        ("Словосочетание", "Главные члены"),
    ),
    "Литература": (("Сочинение о «Песне о купце Калашникове»", "Стихотворение наизусть"), ()),
    "Физика": (
        ("Лабораторная: теплоёмкость", "Задачи № 12", "Задачи № 18"),
        ("Тепловые явления",),
    ),
    "Химия": (("Уравнения, № 3", "Практическая: признаки реакций"), ("Типы реакций",)),
    "Биология": (("Таблица: ткани", "Опыт с хлебом"), ("Ткани",)),
    "История": (("Хронология: Пётр I", "Эссе о реформах"), ("Эпоха Петра I",)),
    "Обществознание": (("Схема: сферы общества", "Эссе"), ("Общество",)),
    "География": (("Контурная карта", "Климатограмма"), ("Климат России",)),
    "Английский язык": (("Workbook, p. 14", "My school: a letter", "Irregular verbs"), ("Tenses",)),
    "Информатика": (("Системы счисления", "Таблица истинности"), ("Логика",)),
    "Математика": (("Сложение столбиком", "Задачи на движение"), ("Натуральные числа",)),
}
AT_LESSON = (
    "ответ на уроке",
    "работа на уроке",
    "устный счёт и вопросы",
    "проверка домашней работы",
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """Everything that has been given, done and marked before this moment."""
    chance = Random(SEED)
    for group in await groups.everything(session):
        names = [
            pupil.name for pupil in PUPILS if pupil.group == group.name and pupil not in UNDECIDED
        ]
        students = [everybody[name] for name in names]
        found = await _lessons(session, group, at)
        given: list[Assignment] = []
        for course in await _courses(session, group):
            held = [lesson for lesson in found if lesson.subject == course.subject]
            for student in students:
                session.add_all(_at_lessons(course, student, held, chance, at))
            given += _assignments(course, held)
            session.add_all(_levels(course, students, chance, at))
        session.add_all(given)
        await session.flush()
        for student in students:
            for assignment in _done(student, given, at):
                await _work(session, assignment, student, chance, at)
    await _absent_twice(session, everybody[NIKITA.name], at)


def _done(student: Person, given: list[Assignment], at: datetime) -> list[Assignment]:
    """All but what they owe: the tasks that were due last."""
    manner = MANNERS.get(student.name, Manner())
    if manner.since is not None:
        return []
    due = sorted((task for task in given if _due(task) < at), key=_due)
    owed = due[len(due) - manner.owes :]
    return [task for task in given if task not in owed]


def _due(task: Assignment) -> datetime:
    assert task.due_at is not None, "the tasks of the demo are due some day"
    return task.due_at


async def _lessons(session: Session, group: Group, at: datetime) -> list[Lesson]:
    held = select(Lesson).where(of_group(group.id), col(Lesson.ends_at) < at)
    held = held.where(Lesson.state == LessonState.PLANNED).order_by(col(Lesson.starts_at))
    return list((await session.exec(held)).all())


async def _courses(session: Session, group: Group) -> list[Course]:
    taught = select(Course).where(Course.group_id == group.id, Course.subject != CLASS_HOUR)
    return list((await session.exec(taught.order_by(Course.subject))).all())


def _at_lessons(
    course: Course, student: Person, held: list[Lesson], chance: Random, at: datetime
) -> Iterator[Attendance | Mark]:
    """Who came, and who was asked something."""
    manner = MANNERS.get(student.name, Manner())
    for lesson in held:
        if manner.since is not None and at - lesson.starts_at > timedelta(days=manner.since + 1):
            continue
        there = chance.random() < manner.comes
        late = there and chance.random() < 0.04
        away = AttendanceState.EXCUSED if chance.random() < 0.6 else AttendanceState.ABSENT
        state = AttendanceState.LATE if late else AttendanceState.PRESENT
        yield Attendance(
            lesson_id=lesson.id,
            student_id=student.id,
            state=state if there else away,
            author_id=lesson.teachers[0].id,
            at=lesson.ends_at,
        )
        if there and manner.since is None and chance.random() < 0.2:
            yield _mark(course, student, lesson, chance, chance.choice(AT_LESSON))


def _mark(course: Course, student: Person, lesson: Lesson, chance: Random, what_for: str) -> Mark:
    return Mark(
        student_id=student.id,
        course_id=course.id,
        scale=course.scale,
        score=_score(student, chance),
        what_for=what_for,
        given_on=local_day(lesson.starts_at, URALS),
        lesson_id=lesson.id,
        author_id=lesson.teachers[0].id,
        at=lesson.ends_at,
    )


def _score(student: Person, chance: Random) -> int:
    mean = MANNERS.get(student.name, Manner()).mean
    return min(5, max(2, round(chance.gauss(mean, 0.7))))


def _assignments(course: Course, held: list[Lesson]) -> Iterator[Assignment]:
    """One task a week and more: each is given at a lesson and due some days later."""
    titles, _ = TASKS.get(course.subject, ((), ()))
    for number, title in enumerate(titles):
        if not held:
            return
        lesson = held[min(number * len(held) // len(titles), len(held) - 1)]
        given = local_day(lesson.starts_at, URALS)
        yield Assignment(
            course_id=course.id,
            title=title,
            given_on=given,
            due_at=moment(given + timedelta(days=4 + number % 3), DAY_ENDS, URALS),
            lesson_id=lesson.id,
            author_id=lesson.teachers[0].id,
        )


async def _work(
    session: Session, assignment: Assignment, student: Person, chance: Random, at: datetime
) -> None:
    """Handed in or not, in time or late; marked, if the teacher has got as far as that."""
    done = _due(assignment) + timedelta(hours=chance.gauss(-20, 14))
    if done > at:
        return
    attempt = Attempt(assignment_id=assignment.id, student_id=student.id, submitted_at=done)
    session.add(attempt)
    await session.flush()
    marked = done + timedelta(hours=30)
    if marked < at:
        session.add(
            Mark(
                student_id=student.id,
                course_id=assignment.course_id,
                scale=Scale.FIVE,
                score=_score(student, chance),
                what_for=assignment.title,
                given_on=local_day(marked, URALS),
                assignment_id=assignment.id,
                attempt_id=attempt.id,
                author_id=assignment.author_id,
                at=marked,
            )
        )


def _levels(
    course: Course, students: list[Person], chance: Random, at: datetime
) -> Iterator[Mastery]:
    _, topics = TASKS.get(course.subject, ((), ()))
    for topic in topics:
        for student in students:
            manner = MANNERS.get(student.name, Manner())
            if manner.since is not None or chance.random() < 0.4:
                continue
            level = Level.ADVANCED if manner.mean > 4.4 else Level.BASIC
            yield Mastery(
                student_id=student.id,
                course_id=course.id,
                topic=topic,
                level=level if manner.mean > 3.2 or chance.random() < 0.4 else Level.MISSED,
                at=at - timedelta(days=2),
            )


async def _absent_twice(session: Session, student: Person, at: datetime) -> None:
    """The last two lessons without a word: somebody should ask."""
    last = (
        select(Attendance)
        .join(Lesson, col(Lesson.id) == Attendance.lesson_id)
        .where(Attendance.student_id == student.id, col(Lesson.ends_at) < at)
        .order_by(col(Lesson.starts_at).desc())
        .limit(2)
    )
    for row in (await session.exec(last)).all():
        row.state = AttendanceState.ABSENT
