"""An invented school of any size in a store of its own, and its timetable as a file."""

from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert, update
from sqlmodel import select

from bot.database import connect, migrate
from models import changes, groups, people, slots, timetable
from models.base import Session
from models.changes import Publication
from models.groups import Enrollment, Group, GroupStaff
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role, RoleGrant
from models.slots import Slot
from models.store import Store
from models.timetable import Lesson

ZONE = "Asia/Yekaterinburg"
TUTOR, ADMIN, FIRST_STUDENT = 1001, 1002, 10_001  # Telegram ids
BELLS = [time(8 + bell, 30) for bell in range(7)]
SUBJECTS = ("Алгебра", "Физика", "Русский язык", "Литература", "История", "География", "Химия")


def empty(folder: Path, name: str) -> tuple[str, Store]:
    """The address of a new store, and the store."""
    url = f"sqlite+aiosqlite:///{folder / name}"
    migrate(url)
    return url, connect(url)


async def found(session: Session, *, classes: int, at: datetime) -> list[Group]:
    """A tutor, an administrator, twenty teachers, and classes with twenty lessons a week each.

    No lesson is today or tomorrow, so that no reminder comes in between.
    """
    tutor = people.person("Анна Петровна Соколова", Role.TUTOR, zone=ZONE, telegram_id=TUTOR)
    admin = people.person("Владимир Рудаков", Role.ADMIN, zone=ZONE, telegram_id=ADMIN)
    teachers = [people.person(f"Учитель {n}", Role.TEACHER, zone=ZONE) for n in range(20)]
    session.add_all([tutor, admin, *teachers])
    made = [await groups.create(session, f"{n + 1}-Д", zone=ZONE) for n in range(classes)]
    await session.flush()
    session.add_all(GroupStaff(group_id=g.id, person_id=tutor.id, role=Role.TUTOR) for g in made)
    days = [(at.weekday() + ahead) % 7 for ahead in (2, 3, 4, 5)]
    for number, group in enumerate(made):
        for lesson in range(20):
            starts = BELLS[lesson // len(days)]
            session.add(
                Slot(
                    key=f"{number}-{lesson}",
                    weekday=days[lesson % len(days)],
                    starts=starts,
                    ends=starts.replace(hour=starts.hour + 1, minute=10),
                    zone=ZONE,
                    subject=SUBJECTS[lesson % len(SUBJECTS)],
                    groups=[group],
                    teachers=[teachers[(number + lesson) % len(teachers)]],
                )
            )
    await session.flush()
    await slots.plan(session, at=at)
    return made


async def enroll(session: Session, made: list[Group], *, students: int, guardians: bool) -> None:
    """Students with Telegram, shared out among the groups, each with a guardian if wanted."""
    rows = [
        {"name": f"Ученик {n}", "called": "Ученик", "zone": ZONE, "language": "ru"}
        | {"settled": True, "telegram_id": FIRST_STUDENT + n}
        for n in range(students * (1 + guardians))
    ]
    await session.exec(insert(Person), params=rows)
    numbered = select(Person.id).where(Person.telegram_id >= FIRST_STUDENT)  # type: ignore[operator]
    ids = (await session.exec(numbered.order_by(Person.telegram_id))).all()  # type: ignore[arg-type]
    learn, answer = ids[:students], ids[students:]
    grants = [{"person_id": id, "role": Role.STUDENT} for id in learn]
    grants += [{"person_id": id, "role": Role.PARENT} for id in answer]
    await session.exec(insert(RoleGrant), params=grants)
    enrolled = [
        {"student_id": id, "group_id": made[number % len(made)].id}
        for number, id in enumerate(learn)
    ]
    await session.exec(insert(Enrollment), params=enrolled)
    if guardians:
        pairs = zip(answer, learn, strict=True)
        kin = [{"guardian_id": adult, "student_id": child} for adult, child in pairs]
        await session.exec(insert(Guardianship), params=kin)


async def drafted(session: Session, group: Group, *, at: datetime) -> Publication:
    """A draft that moves the next lesson of a group by a day."""
    tutor = (await session.exec(select(Person).where(Person.telegram_id == TUTOR))).one()
    coming = select(Lesson).where(timetable.of_group(group.id), Lesson.starts_at > at)
    lesson = (await session.exec(coming.order_by(Lesson.starts_at).limit(1))).one()  # type: ignore[arg-type]
    to = lesson.starts_at + timedelta(days=1)
    return (await changes.move(session, lesson, to, by=tutor, at=at)).publication


async def as_if_delivered(session: Session) -> None:
    """Everybody has heard of everything."""
    await session.exec(update(Notification).values(state=State.SENT, message_id=1))


def timetable_csv(lessons: int) -> bytes:
    """A week without a clash, as a file with times by the clock."""
    lines = ["id;day;start;end;subject;teachers;groups;room"]
    for number in range(lessons):
        day, bell, row = number % 5, number // 5 % 7, number // 35
        starts, ends = 8 * 60 + 30 + 60 * bell, 9 * 60 + 10 + 60 * bell
        clock = ";".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (starts, ends))
        weekday = ("пн", "вт", "ср", "чт", "пт")[day]
        subject = SUBJECTS[(row + bell) % len(SUBJECTS)]
        lines.append(f"{number};{weekday};{clock};{subject};Учитель {row};{row + 1}-Д;{row + 1}")
    return "\n".join(lines).encode()
