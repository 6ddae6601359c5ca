"""What teachers of the demo school have put into the library, and who has taken it by now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import delete, select

from demo.families import ARTYOM, DASHA, GLEB, SONYA, TIMUR, VARYA
from demo.past import NOTIFICATIONS
from demo.school import HORIZON, MATHS, PHYSICS
from emulator import Emulator
from models import courses, materials, posts
from models.base import Session
from models.groups import Group
from models.people import Person
from models.posts import Attachment, MediaKind
from ui.reports import Part, Report, paper

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Sheet:
    """A material: a page of PDF where it has a `file`, else the words; put in so long ago."""

    subject: str
    topic: str
    title: str
    author: str
    words: tuple[str, ...]
    ago: timedelta
    file: str = ""
    takers: tuple[str, ...] = ()


NEWTON, SQUARES = "newton.pdf", "squares.pdf"
SHEETS = (
    Sheet(
        "Физика",
        "Законы Ньютона",
        "Опорный конспект: три закона Ньютона",
        PHYSICS.name,
        (
            "1. Если силы уравновешены, тело покоится или движется равномерно и прямолинейно.",
            "2. Ускорение прямо пропорционально силе и обратно пропорционально массе: a = F / m.",
            "3. Силы, с которыми два тела действуют друг на друга, равны и противоположны.",
            "Проверьте себя: почему пассажир наклоняется вперёд, когда автобус тормозит?",
        ),
        5 * DAY,
        NEWTON,
        (TIMUR.name, ARTYOM.name, SONYA.name, DASHA.name, GLEB.name),
    ),
    Sheet(
        "Физика",
        "Законы Ньютона",
        "Как оформить задачу по динамике",
        PHYSICS.name,
        (
            "Рисунок с силами → оси → второй закон в проекциях → ответ с единицами.",
            "Разбор по шагам: https://school.example/dynamics",
        ),
        3 * DAY,
        takers=(ARTYOM.name, DASHA.name),
    ),
    Sheet(
        "Физика",
        "Лабораторные работы",
        "Лабораторная № 3: что подготовить дома",
        PHYSICS.name,
        ("Понадобятся линейка, нитка 50 см, ластик и секундомер в телефоне.",),
        DAY,
        takers=(VARYA.name,),
    ),
    Sheet(
        "Алгебра",
        "Формулы сокращённого умножения",
        "Шпаргалка по формулам",
        MATHS.name,
        (
            "(a + b)² = a² + 2ab + b²",
            "(a − b)² = a² − 2ab + b²",
            "a² − b² = (a − b)(a + b)",
            "Проверьте себя: 103 · 97 без столбика.",
        ),
        2 * DAY,
        SQUARES,
        (SONYA.name,),
    ),
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """Four materials in two subjects; their news was read long ago."""
    here = select(Group).where(Group.name == HORIZON)
    group = (await session.exec(here)).one()
    for sheet in SHEETS:
        await _put_in(session, sheet, group, everybody, at - sheet.ago)
    kind = NOTIFICATIONS.c.kind
    await session.exec(delete(NOTIFICATIONS).where(kind.like("materials-%")))


async def _put_in(
    session: Session, sheet: Sheet, group: Group, everybody: dict[str, Person], at: datetime
) -> None:
    author = everybody[sheet.author]
    files = [Attachment(kind=MediaKind.DOCUMENT, file_id=sheet.file)] if sheet.file else []
    html = "" if sheet.file else "\n".join(sheet.words)
    post = await posts.write(session, author.id, html, files, length=len(html))
    course = await courses.course(session, group.id, sheet.subject)
    put = await materials.put(session, post, course, by=author, title=sheet.title)
    await materials.file_under(session, put, sheet.topic)
    await materials.publish(session, put, by=author, at=at)
    for name in sheet.takers:
        await materials.take(session, put, by=everybody[name], at=at + 5 * HOUR)


def upload(telegram: Emulator) -> None:
    """The files lie with the imitated Telegram, which begins anew each time."""
    for sheet in SHEETS:
        if sheet.file:
            parts = [Part(sheet.topic, sheet.words)]
            page = paper(Report(sheet.title, sheet.subject, [], parts, None, HORIZON))
            telegram.keeps(sheet.file, f"{sheet.title}.pdf", page)
