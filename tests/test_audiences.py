"""Audiences: whom a choice reaches, that it never reaches too far, and who finds themselves in."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlmodel import col, select

from models import audiences, groups, people
from models.audiences import Audience, AudiencePart, PartKind
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Kin, Person, Role, person
from models.people import School as HomeSchool
from models.permissions import Action
from tests.conftest import SCHOOL, School

KEEP = Action.KEEP_GUIDES


@dataclass
class Town:
    """8-Д with a part of it, 5-Д apart from both, and everybody around them by name."""

    session: Session
    groups: dict[str, Group] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    async def add(self, name: str, role: Role, **more: Any) -> Person:
        made = person(name, role, zone=SCHOOL, **more)
        self.session.add(made)
        await self.session.flush()
        await self.session.refresh(made, ["grants"])
        self.people[name] = made
        return made

    async def reached(self, author: str, *parts: AudiencePart) -> set[str]:
        audience = Audience(author_id=self.people[author].id, parts=list(parts))
        self.session.add(audience)
        await self.session.flush()
        ids = audiences.people(audience, self.people[author], KEEP)
        found = await self.session.exec(select(Person.name).where(col(Person.id).in_(ids)))
        names = set(found.all())
        assert names == await self._inside(audience)
        return names

    async def _inside(self, audience: Audience) -> set[str]:
        """The same, asked from the other side: who finds themselves in it?"""
        inside = set()
        for name, someone in self.people.items():
            mute = someone.telegram_id is None  # a student who is left to the guardians
            for role in someone.roles - ({Role.STUDENT} if mute else set()):
                mine = select(AudiencePart.id).where(
                    AudiencePart.audience_id == audience.id,
                    audiences.takes_in(someone, role, KEEP),
                )
                if (await self.session.exec(mine)).first() is not None:
                    inside.add(name)
        return inside

    def around(self, group: str | None, role: Role) -> AudiencePart:
        id = self.groups[group].id if group else None
        return AudiencePart(kind=PartKind.ROLE, group_id=id, role=role)


async def build(session: Session, school: School) -> Town:
    town = Town(session)
    for someone in (await session.exec(select(Person))).all():
        town.people[someone.name] = someone
    town.groups["8-Д"] = await session.get_one(Group, school.ids["group"])
    for name in ("8-Д англ", "5-Д"):
        town.groups[name] = await groups.create(session, name, zone=SCHOOL)
    await session.flush()
    part, other = town.groups["8-Д англ"].id, town.groups["5-Д"].id
    session.add(GroupPart(whole_id=school.ids["group"], part_id=part))
    home = (await session.exec(select(HomeSchool))).one()
    far = HomeSchool(name="Лицей №3", zone=SCHOOL)
    session.add(far)
    await session.flush()
    sonya = await town.add("Соня Абрамова", Role.STUDENT, telegram_id=2001)
    egor = await town.add("Егор Панов", Role.STUDENT)  # no Telegram, a mother
    nina = await town.add("Нина Панова", Role.PARENT)
    kirill = await town.add("Кирилл Ли", Role.STUDENT, telegram_id=2002)
    kirill.school_id = far.id
    igor = await town.add("Игорь Мартынов", Role.TUTOR)
    vera = await town.add("Вера Туманова", Role.PSYCHOLOGIST)
    kim = await town.add("Ольга Ким", Role.TEACHER)
    await town.add("Л. А. Котова", Role.COORDINATOR, school_id=home.id)
    await town.add("Т. В. Осипова", Role.COORDINATOR, school_id=far.id)
    await town.add("Никто Ничей", Role.COORDINATOR)
    await town.add("В. Рудаков", Role.ADMIN)
    await town.add("Лишний Учитель", Role.TEACHER)
    course = Course(group_id=part, subject="Английский")
    session.add(course)
    await session.flush()
    session.add_all(
        [
            Enrollment(student_id=sonya.id, group_id=part),
            Enrollment(student_id=egor.id, group_id=school.ids["group"]),
            Enrollment(student_id=kirill.id, group_id=other),
            Guardianship(guardian_id=nina.id, student_id=egor.id, kin=Kin.MOTHER),
            Guardianship(guardian_id=nina.id, student_id=kirill.id, kin=Kin.GUARDIAN),
            GroupStaff(group_id=part, person_id=igor.id, role=Role.TUTOR),
            GroupStaff(group_id=other, person_id=vera.id, role=Role.PSYCHOLOGIST),
            GroupStaff(group_id=school.ids["group"], person_id=vera.id, role=Role.PSYCHOLOGIST),
            CourseTeacher(course_id=course.id, teacher_id=kim.id),
        ]
    )
    await session.flush()
    return town


ANNA, IGOR, ADMIN = "Анна Петровна Соколова", "Игорь Мартынов", "В. Рудаков"
LAPIN, KIM = "Дмитрий Андреевич Лапин", "Ольга Ким"
PARENTS = {"Ольга Кузнецова", "Павел Кузнецов", "Нина Панова"}


async def test_roles_around_groups_and_who_finds_themselves_in(school: School) -> None:
    async with school.writing() as session:
        town = await build(session, school)
        for author, group, role, expected in (
            (ANNA, "8-Д", Role.PARENT, PARENTS),
            # Егор has no Telegram: what is for students goes to his mother.
            (ANNA, "8-Д", Role.STUDENT, {"Лиза Кузнецова", "Соня Абрамова", "Нина Панова"}),
            (ANNA, "8-Д", Role.TEACHER, {LAPIN, KIM}),
            (ANNA, "8-Д", Role.TUTOR, {ANNA, IGOR}),
            (ANNA, "8-Д", Role.PSYCHOLOGIST, {"Вера Туманова"}),
            (ANNA, "8-Д", Role.COORDINATOR, {"Л. А. Котова"}),
            (ANNA, "8-Д", Role.ADMIN, set()),
            (ANNA, "8-Д англ", Role.STUDENT, {"Соня Абрамова"}),
            (ADMIN, "5-Д", Role.PARENT, {"Нина Панова"}),
            (ADMIN, None, Role.PARENT, PARENTS),
            (ADMIN, None, Role.TEACHER, {LAPIN, KIM}),
            (ADMIN, None, Role.COORDINATOR, {"Л. А. Котова", "Т. В. Осипова"}),
            (IGOR, "8-Д англ", Role.TEACHER, {LAPIN, KIM}),
        ):
            assert await town.reached(author, town.around(group, role)) == expected, (group, role)
        several = [town.around("8-Д", Role.PARENT), town.around("8-Д англ", Role.STUDENT)]
        assert await town.reached(ANNA, *several) == PARENTS | {"Соня Абрамова"}
        assert await town.reached(ANNA) == set()


async def test_an_audience_never_reaches_further_than_its_author(school: School) -> None:
    async with school.writing() as session:
        town = await build(session, school)
        liza, kirill = town.people["Лиза Кузнецова"], town.people["Кирилл Ли"]
        by_name = AudiencePart(kind=PartKind.PERSON, person_id=liza.id)
        assert await town.reached(ANNA, by_name) == {"Лиза Кузнецова"}

        async def names(author: str, *parts: AudiencePart) -> set[str]:
            audience = Audience(author_id=town.people[author].id, parts=list(parts))
            ids = audiences.people(audience, town.people[author], KEEP)
            found = await session.exec(select(Person.name).where(col(Person.id).in_(ids)))
            return set(found.all())

        far = AudiencePart(kind=PartKind.PERSON, person_id=kirill.id)
        assert await names(ANNA, far) == set()
        assert await names(ANNA, town.around("5-Д", Role.STUDENT)) == set()
        # Who keeps a part of a class does not speak to all of it.
        assert await names(IGOR, town.around("8-Д", Role.PARENT)) == set()
        assert await names(IGOR, AudiencePart(kind=PartKind.PERSON, person_id=liza.id)) == set()
        assert await names(KIM, town.around("8-Д", Role.PARENT)) == set()
        # Without a group: around all of one's own.
        assert await names(IGOR, town.around(None, Role.STUDENT)) == {"Соня Абрамова"}
        # … and nobody finds themselves in it by that, unless its author reaches everybody.
        hers = Audience(author_id=town.people[ANNA].id, parts=[town.around(None, Role.STUDENT)])
        session.add(hers)
        await session.flush()
        assert await town._inside(hers) == set()


async def test_parts_are_toggled_and_chats_are_only_ones_own(school: School) -> None:
    async with school.writing() as session:
        town = await build(session, school)
        anna, igor = town.people[ANNA], town.people[IGOR]
        town.groups["5-Д"].chat_id = -100501
        audience = await audiences.begin(session, by=anna)
        for group in town.groups.values():
            assert await audiences.toggle(session, audience, PartKind.CHAT, group_id=group.id)
        found = await audiences.chats(session, audience, anna, Action.ANNOUNCE)
        assert [group.name for group in found] == ["8-Д"]
        assert await audiences.chats(session, audience, igor, Action.ANNOUNCE) == []
        here = school.ids["group"]
        assert not await audiences.toggle(session, audience, PartKind.CHAT, group_id=here)
        await audiences.toggle(session, audience, PartKind.ROLE, group_id=here, role=Role.TUTOR)
        id = audience.id
    async with school.app.store.reading() as session:
        kept = await session.get_one(Audience, id)
        assert [part.kind for part in kept.parts] == [PartKind.CHAT, PartKind.CHAT, PartKind.ROLE]


@pytest.mark.parametrize("role", [Role.STUDENT, Role.PARENT, Role.TEACHER, Role.COORDINATOR])
async def test_whoever_may_not_speak_reaches_nobody(school: School, role: Role) -> None:
    async with school.writing() as session:
        someone = people.person("Кто-то", role, zone=SCHOOL)
        session.add(someone)
        await session.flush()
        around = col(Group.id).in_(audiences.reachable_groups(someone, KEEP))
        assert (await session.exec(select(Group).where(around))).all() == []
        near = select(Person.id).where(audiences.reachable_people(someone, KEEP))
        assert (await session.exec(near)).all() == []
