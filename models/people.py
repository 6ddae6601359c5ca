"""Who is in the school, which roles they hold, and whom they look after."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, NamedTuple
from unicodedata import category

from sqlalchemy import String, bindparam, cast, func, literal_column
from sqlalchemy.orm import column_property
from sqlmodel import Field, Relationship, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.base import Refusal, Session

LONGEST_NAME = 64  # characters
FOUND_AT_MOST = 8  # people who are offered when a part of a name is typed
UNSEEN = ("Cf", "Cn", "Co", "Cs")  # Unicode categories: format, unassigned, private, surrogate


class Role(StrEnum):
    STUDENT = "student"
    PARENT = "parent"
    TUTOR = "tutor"
    TEACHER = "teacher"
    PSYCHOLOGIST = "psychologist"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


FAMILY = frozenset({Role.STUDENT, Role.PARENT})  # everybody else works for the school


class Kin(StrEnum):
    """What a guardian is to the child; the words are chosen in the reader's language."""

    MOTHER = "mother"
    FATHER = "father"
    GRANDMOTHER = "grandmother"
    GUARDIAN = "guardian"


class NameMissing(Refusal):
    """What was given as a name has no letter or digit in it."""


class Reader(NamedTuple):
    """All that words need to know about a person. A value: it outlives the transaction."""

    language: str = "ru"
    zone: str = "Europe/Moscow"
    address: str = "formal"  # "familiar" for a student: «ты» instead of «вы»


class School(SQLModel, table=True):
    """The school a student is on the roll of; a coordinator answers for the students of one."""

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    zone: str


class RoleGrant(SQLModel, table=True):
    """One role held by one person; a teacher may also be a parent."""

    __tablename__ = "role_grant"
    person_id: int = Field(default=None, foreign_key="person.id", primary_key=True)
    role: Role = Field(primary_key=True)


class Person(SQLModel, table=True):
    """Somebody the school knows, with or without Telegram.

    `name` is written in full, given name first; `called` is how the bot speaks to them and of
    them («Лиза», «Дмитрий Андреевич»). `unreachable` says why Telegram takes no messages for them.
    """

    id: int = Field(default=None, primary_key=True)
    telegram_id: int | None = Field(default=None, unique=True)
    name: str
    called: str
    language: str = "ru"
    zone: str
    settled: bool = False  # has chosen language and time zone
    unreachable: str | None = None
    quiet_from: int | None = None  # hours of their own clock between which nothing comes
    quiet_to: int | None = None
    school_id: int | None = Field(default=None, foreign_key="school.id", index=True)
    # Fetched to be changed; who only asks finds them in `held`.
    grants: list[RoleGrant] = Relationship(sa_relationship_kwargs={"cascade": "all, delete-orphan"})
    held: ClassVar[Any]

    @property
    def roles(self) -> frozenset[Role]:
        if "grants" in self.__dict__:
            return frozenset(grant.role for grant in self.grants)
        return frozenset(Role[name] for name in (self.held or "").split())

    @property
    def reader(self) -> Reader:
        address = "familiar" if self.roles == {Role.STUDENT} else "formal"
        return Reader(self.language, self.zone, address)


SPACE: Any = literal_column("' '")

# The names of the roles come with the person, in one statement: whoever is asked for is asked what
# they may do.
Person.held = column_property(
    select(func.aggregate_strings(cast(col(RoleGrant.role), String), SPACE))
    .where(RoleGrant.person_id == Person.id)
    .correlate_except(RoleGrant)
    .scalar_subquery(),
    expire_on_flush=False,
)


class Guardianship(SQLModel, table=True):
    """This adult answers for this child."""

    guardian_id: int = Field(foreign_key="person.id", primary_key=True)
    student_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    kin: Kin = Kin.GUARDIAN


def person(name: str, *roles: Role, zone: str, called: str | None = None, **more: Any) -> Person:
    """A new person with these roles, who still has to be added to a session."""
    name = " ".join(name.split())
    return Person(
        name=name,
        called=called or spoken(name, *roles),
        zone=zone,
        grants=[RoleGrant(role=role) for role in roles],
        **more,
    )


def spoken(name: str, *roles: Role) -> str:
    """Students by their given name, adults by given name and patronymic where there is one."""
    words = name.split()
    if roles == (Role.STUDENT,):
        return words[0]
    return " ".join(words[:-1]) if len(words) > 2 else name


def short(name: str) -> str:
    """A child's name as much as a stranger may read of it: «Лиза К.»."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name


def visible(typed: str, longest: int = LONGEST_NAME) -> str:
    """A text without what can't be seen: control, bidirectional and other format characters."""
    seen = (" " if category(c) == "Cc" else c for c in typed if category(c) not in UNSEEN)
    return " ".join("".join(seen).split())[:longest].strip()


def clean_name(typed: str) -> str:
    """What somebody typed as a name, fit to be kept."""
    name = visible(typed)
    if not any(letter.isalnum() for letter in name):
        raise NameMissing
    return name


async def by_telegram(session: Session, telegram_id: int | None) -> Person | None:
    if telegram_id is None:  # a channel post has no author; NULL would match everyone unlinked
        return None
    return (await session.exec(_by_account(), params={"account": telegram_id})).first()


@cache  # put together once: each update asks
def _by_account() -> SelectOfScalar[Person]:
    return select(Person).where(Person.telegram_id == bindparam("account"))


async def grant(session: Session, person: Person, role: Role) -> None:
    await session.refresh(person, ["grants"])
    if role not in person.roles:
        person.grants.append(RoleGrant(person_id=person.id, role=role))


def lost(person: Person, trouble: str) -> None:
    """Telegram takes nothing for this person any more, for this reason."""
    person.unreachable = trouble


def reached(person: Person) -> None:
    """They have been heard of: what is for them can be sent again."""
    person.unreachable = None


def rename(person: Person, typed: str) -> None:
    """Their name was wrong, or is another one now."""
    person.name = clean_name(typed)
    person.called = spoken(person.name, *person.roles)


async def add_guardian(session: Session, name: str, student: Person, kin: Kin) -> Person:
    """Put somebody who answers for this child on the roster."""
    guardian = person(clean_name(name), Role.PARENT, zone=student.zone)
    session.add(guardian)
    await session.flush()
    session.add(Guardianship(guardian_id=guardian.id, student_id=student.id, kin=kin))
    return guardian


async def add_worker(
    session: Session, name: str, role: Role, *, zone: str, school: School | None = None
) -> Person:
    """Put somebody on the staff; a coordinator answers for one school."""
    worker = person(clean_name(name), role, zone=school.zone if school else zone)
    worker.school_id = school.id if school else None
    session.add(worker)
    await session.flush()
    return worker


async def school_named(session: Session, name: str, *, zone: str) -> School:
    """The school of this name; a new one if there is none yet."""
    name = clean_name(name)
    found = (await session.exec(select(School).where(School.name == name))).first()
    if found is None:
        found = School(name=name, zone=zone)
        session.add(found)
        await session.flush()
    return found


async def schools(session: Session) -> list[School]:
    return list((await session.exec(select(School).order_by(School.name))).all())


def with_part(found: Iterable[Person], typed: str) -> list[Person]:
    """Whose name has this part, in any case of its letters; at most eight of them."""
    part = " ".join(typed.casefold().split())  # SQLite knows no case of Cyrillic letters
    return [person for person in found if part in person.name.casefold()][:FOUND_AT_MOST]


async def guardians(session: Session, student_id: int) -> list[tuple[Person, Kin]]:
    """The child's guardians, with what they are to the child, in the order of the roster."""
    of_child = (
        select(Person, Guardianship.kin)
        .join(Guardianship, col(Guardianship.guardian_id) == Person.id)
        .where(Guardianship.student_id == student_id)
        .order_by(col(Person.id))
    )
    return [(who, Kin(kin)) for who, kin in (await session.exec(of_child)).all()]


async def children(session: Session, guardian_id: int) -> list[Person]:
    return list((await session.exec(_children(), params={"guardian": guardian_id})).all())


@cache
def _children() -> SelectOfScalar[Person]:
    return (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == bindparam("guardian"))
        .order_by(Person.name)
    )


async def children_of_all(session: Session, guardian_ids: list[int]) -> dict[int, list[str]]:
    """The names of everybody's children at once, by the id of the guardian."""
    of_guardians = (
        select(Guardianship.guardian_id, Person.name)
        .join(Person, col(Person.id) == Guardianship.student_id)
        .where(col(Guardianship.guardian_id).in_(guardian_ids))
        .order_by(Person.name)
    )
    names: dict[int, list[str]] = {guardian_id: [] for guardian_id in guardian_ids}
    for guardian_id, name in (await session.exec(of_guardians)).all():
        names[guardian_id].append(name)
    return names
