"""The permission table: who may do what, to whom, and at which edge it ends."""

from itertools import product

import pytest
from sqlmodel import col, select

from models import groups
from models.base import AccessDenied, Session
from models.consents import ConsentMissing
from models.groups import Enrollment, Group, GroupStaff
from models.people import Guardianship, Person, Role, RoleGrant, person
from models.people import School as HomeSchool
from models.permissions import (
    PERMISSIONS,
    TABLE,
    Action,
    Reach,
    Scope,
    access,
    capacities,
    may,
    students_within,
    within,
)
from models.permissions.table import read
from models.reassignment import Request, RequestKind, RequestState
from models.timetable import Lesson
from tests.conftest import SCHOOL, School

STAFF = {Role.TUTOR, Role.ADMIN}


@pytest.mark.parametrize("action", list(Action))
def test_a_stranger_may_only_knock(action: Action) -> None:
    nobody = Person(name="", called="", zone=SCHOOL)
    allowed = {Action.JOIN, Action.NOTE_REACH, Action.SEE_MENU}
    assert may(nobody, action) == (action in allowed)


@pytest.mark.parametrize("role", list(Role))
def test_only_tutors_and_administrators_change_the_timetable(role: Role) -> None:
    somebody = person("Кто-то", role, zone=SCHOOL)
    for action in (Action.CHANGE_TIMETABLE, Action.IMPORT_TIMETABLE, Action.INVITE):
        assert may(somebody, action) == (role in STAFF), action


def test_only_an_administrator_reaches_everything() -> None:
    everything = {
        role for rule in PERMISSIONS.values() for role, s in rule.scopes.items() if s is Scope.ALL
    }
    assert everything == {Role.ADMIN}


def test_nothing_that_shows_a_child_is_done_aloud() -> None:
    aloud = {action for action, rule in PERMISSIONS.items() if rule.aloud}
    assert aloud == {Action.NOTE_REACH, Action.LINK_CHAT}


async def _one(session: Session, school: School, key: str) -> Person:
    return await session.get_one(Person, school.ids[key])


async def _other_group(session: Session) -> tuple[Group, Person, Person]:
    """A group of its own, with a tutor and a student that have nothing to do with 8-Д."""
    group = await groups.create(session, "5-Д", zone=SCHOOL)
    tutor = person("Игорь Львович Мартынов", Role.TUTOR, zone=SCHOOL)
    student = person("Кирилл Панов", Role.STUDENT, zone=SCHOOL)
    session.add_all([tutor, student])
    await session.flush()
    session.add(GroupStaff(group_id=group.id, person_id=tutor.id, role=Role.TUTOR))
    session.add(Enrollment(student_id=student.id, group_id=group.id))
    await session.flush()
    return group, tutor, student


async def _sees(session: Session, me: Person) -> set[str]:
    found = await session.exec(select(Lesson).where(within(me, Action.SEE_TIMETABLE, Lesson)))
    return {lesson.subject for lesson in found.all()}


async def test_everybody_of_the_class_sees_its_lessons(school: School) -> None:
    async with school.writing() as session:
        for key in ("anna", "dmitry", "liza", "mama", "papa"):
            me = await _one(session, school, key)
            assert await _sees(session, me) == {"Алгебра", "Физика", "Русский"}, key


async def test_nobody_else_sees_them(school: School) -> None:
    async with school.writing() as session:
        _, tutor, student = await _other_group(session)
        for me in (tutor, student):
            assert await _sees(session, me) == set()


async def test_no_such_lesson_and_not_your_lesson_are_one_refusal(school: School) -> None:
    async with school.writing() as session:
        _, tutor, _ = await _other_group(session)
        there = (await session.exec(select(Lesson.id))).first()
        assert there is not None
        for id in (there, 10**9):
            with pytest.raises(AccessDenied) as refusal:
                await access(session, tutor, Action.SEE_TIMETABLE, Lesson, id)
            assert refusal.value.facts == {}


async def test_a_teacher_changes_nothing_of_what_they_see(school: School) -> None:
    async with school.writing() as session:
        dmitry = await _one(session, school, "dmitry")
        lesson = (await session.exec(select(Lesson))).first()
        assert lesson is not None
        with pytest.raises(AccessDenied):
            await access(session, dmitry, Action.CHANGE_TIMETABLE, Lesson, lesson.id)


async def test_one_role_never_lends_its_reach_to_another(school: School) -> None:
    """The tutor of 5-Д is also the mother of Лиза: she reads 8-Д and changes 5-Д."""
    async with school.writing() as session:
        _, tutor, _ = await _other_group(session)
        session.add(RoleGrant(person_id=tutor.id, role=Role.PARENT))
        session.add(Guardianship(guardian_id=tutor.id, student_id=school.ids["liza"]))
        await session.flush()
        await session.refresh(tutor, ["grants"])
        assert await _sees(session, tutor) == {"Алгебра", "Физика", "Русский"}
        lesson = (await session.exec(select(Lesson))).first()
        assert lesson is not None
        with pytest.raises(AccessDenied):
            await access(session, tutor, Action.CHANGE_TIMETABLE, Lesson, lesson.id)


async def test_a_part_of_a_group_has_the_lessons_of_the_whole_and_not_the_other_way_round(
    school: School,
) -> None:
    async with school.writing() as session:
        whole = await session.get_one(Group, school.ids["group"])
        part = await groups.create(session, "8-Д англ 1", zone=SCHOOL)
        session.add(groups.GroupPart(whole_id=whole.id, part_id=part.id))
        inside = person("Соня Абрамова", Role.STUDENT, zone=SCHOOL)
        session.add(inside)
        await session.flush()
        session.add(Enrollment(student_id=inside.id, group_id=part.id))
        await session.flush()
        assert await _sees(session, inside) == {"Алгебра", "Физика", "Русский"}
        english = (await session.exec(select(Lesson).where(Lesson.subject == "Физика"))).first()
        assert english is not None
        english.subject, english.groups = "Английский", [part]
        await session.flush()
        liza = await _one(session, school, "liza")
        anna = await _one(session, school, "anna")
        assert "Английский" in await _sees(session, inside)
        assert "Английский" not in await _sees(session, liza)
        assert "Английский" in await _sees(session, anna)


async def test_a_coordinator_sees_the_students_of_their_own_school(school: School) -> None:
    async with school.writing() as session:
        _, _, kirill = await _other_group(session)
        kotova = person("Л. А. Котова", Role.COORDINATOR, zone=SCHOOL)
        session.add(kotova)
        await session.flush()
        # Without a school of her own she must not match those who have none either.
        assert await students_within(session, kotova, Action.SEE_PEOPLE) == []
        home = (await session.exec(select(HomeSchool))).one()
        kotova.school_id = home.id
        await session.flush()
        found = await students_within(session, kotova, Action.SEE_PEOPLE)
        assert found == [school.ids["liza"]]
        assert kirill.id not in found


async def test_a_tutor_reaches_families_and_not_colleagues(school: School) -> None:
    """A tutor's reach covers the students of the group and their guardians, nobody else."""
    async with school.writing() as session:
        anna = await _one(session, school, "anna")
        reached = await session.exec(
            select(Person.called)
            .where(within(anna, Action.SEE_PEOPLE, Person))
            .order_by(col(Person.id))
        )
        assert list(reached.all()) == ["Лиза", "Ольга Кузнецова", "Павел Кузнецов"]


def test_a_row_that_says_neither_read_nor_write_is_no_row() -> None:
    with pytest.raises(ValueError, match="join is neither a read nor a write"):
        read(TABLE.replace("write A1", "wrote A1", 1))


def test_an_action_without_a_row_does_not_start() -> None:
    forgotten = [line for line in TABLE.splitlines() if not line.startswith("disconnect ")]
    with pytest.raises(ValueError, match="disconnect"):
        read("\n".join(forgotten))


async def test_an_administrator_reaches_every_student_and_a_stranger_none(school: School) -> None:
    async with school.writing() as session:
        _, _, kirill = await _other_group(session)
        admin = person("Вера Павловна Громова", Role.ADMIN, zone=SCHOOL)
        nobody = person("Никто", zone=SCHOOL)
        session.add_all([admin, nobody])
        await session.flush()
        found = await students_within(session, admin, Action.SEE_PEOPLE)
        assert set(found) == {school.ids["liza"], kirill.id}
        assert await students_within(session, nobody, Action.SEE_PEOPLE) == []


async def test_a_thing_looked_at_singly_is_theirs_exactly_if_it_is_among_many(
    school: School,
) -> None:
    async with school.writing() as session:
        liza, mama = school.ids["liza"], school.ids["mama"]
        kind, state = RequestKind.MOVE, RequestState.ASKED
        asked = Request(kind=kind, state=state, student_id=liza, asker_id=mama)
        asked.since = school.clock()
        session.add(asked)
    found = set()
    async with school.app.store.reading() as session:
        everybody = (await session.exec(select(Person))).all()
        for me, role, scope, consented in product(everybody, Role, Scope, (False, True)):
            among, alone = [
                (await session.exec(select(Request.id).where(Request.within(reach)))).all()
                for reach in (Reach(me, role, scope, consented, one) for one in (False, True))
            ]
            assert among == alone
            found.add(bool(alone))
    assert found == {False, True}


async def test_in_which_role_a_tutor_and_mother_does_a_thing(school: School) -> None:
    """One able role is that one, unasked; of several only those count that reach the thing."""
    async with school.writing() as session:
        _, tutor, kirill = await _other_group(session)
        session.add(RoleGrant(person_id=tutor.id, role=Role.PARENT))
        session.add(Guardianship(guardian_id=tutor.id, student_id=school.ids["liza"]))
        await session.flush()
        await session.refresh(tutor, ["grants"])

        async def roles(action: Action, student_id: int) -> list[Role]:
            return await capacities(session, tutor, action, Person, student_id)

        assert await roles(Action.SEE_CONSENT, school.ids["liza"]) == [Role.PARENT]
        assert await roles(Action.SEE_CONSENT, kirill.id) == [Role.TUTOR]
        assert await roles(Action.NOTE_CONSENT, kirill.id) == [Role.TUTOR]


async def test_what_is_personal_of_a_strange_child_is_refused_as_if_it_were_not(
    school: School,
) -> None:
    """Only whom nothing but a consent keeps out is told that a consent is missing."""
    async with school.writing() as session:
        _, tutor, kirill = await _other_group(session)
        with pytest.raises(ConsentMissing):
            await access(session, tutor, Action.SEE_PROGRESS, Person, kirill.id)
        with pytest.raises(AccessDenied):
            await access(session, tutor, Action.SEE_PROGRESS, Person, school.ids["liza"])
