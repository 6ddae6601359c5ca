"""Writes the invented school into an empty store."""

from datetime import datetime, timedelta

from sqlmodel import select

from demo import (
    call_list,
    cases,
    contacts,
    desk,
    faq,
    materials,
    questionnaire,
    school,
    studies,
    tags,
    timetable,
)
from demo.families import PUPILS, UNDECIDED, Pupil, Reach, guardians
from demo.school import STAFF, TUTOR, URALS
from models import consents, courses, groups, invitations, people, slots
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.people import Guardianship, Person, Role, School
from models.slots import Slot

BLOCKED = "blocked"  # what delivery notes about somebody who has blocked the bot
INVITED_AGO = timedelta(days=1)
CONSENTED_AGO = timedelta(days=40)

Everybody = dict[str, Person]

SCENES = (studies, desk, call_list, contacts, materials, faq, cases, questionnaire)


async def seeded(session: Session) -> bool:
    """Is there anybody in this store already?"""
    return (await session.exec(select(Person.id).limit(1))).first() is not None


async def seed(session: Session, *, at: datetime) -> None:
    """Fill an empty store with the school as it is at this moment; leave any other store alone."""
    if await seeded(session):
        return
    schools = {name: School(name=name, zone=URALS) for name in school.SCHOOLS}
    session.add_all(schools.values())
    await session.flush()
    everybody = _people(schools)
    session.add_all(everybody.values())
    await session.flush()
    found = await _groups(session, everybody)
    for pupil in PUPILS:
        _family(session, pupil, found[pupil.group], everybody, at)
    await _consents(session, everybody, at)
    _timetable(session, found, everybody)
    await session.flush()
    past = studies.WEEKS_BEFORE
    await slots.plan(session, at=at - timedelta(weeks=past), weeks=past)
    await slots.plan(session, at=at)
    await courses.follow_timetable(session)
    for scene in SCENES:
        await scene.seed(session, everybody, at=at)
    await tags.seed(session, everybody, found[school.HORIZON], at=at)
    for guardian in guardians():
        if guardian.reach is Reach.INVITED:
            invited, author = everybody[guardian.name], everybody[TUTOR.name]
            await invitations.invite(session, invited, by=author, at=at - INVITED_AGO)


def _people(schools: dict[str, School]) -> Everybody:
    """Everybody by name; who works here and has a child here too is one person in two roles."""
    everybody: Everybody = {}
    for worker in STAFF:
        everybody[worker.name] = people.person(
            worker.name,
            worker.role,
            zone=URALS,
            telegram_id=worker.account,
            settled=True,
            school_id=worker.school and schools[worker.school].id,
        )
    parents = {guardian.name: guardian for guardian in guardians()}
    for name, guardian in parents.items():
        also = everybody[name].roles if name in everybody else frozenset()
        linked = guardian.reach in (Reach.LINKED, Reach.BLOCKED)
        everybody[name] = people.person(
            name,
            *also,
            Role.PARENT,
            zone=guardian.zone,
            language=guardian.language,
            telegram_id=guardian.account if linked else None,
            settled=linked,
            unreachable=BLOCKED if guardian.reach is Reach.BLOCKED else None,
        )
    for pupil in PUPILS:
        everybody[pupil.name] = people.person(
            pupil.name,
            Role.STUDENT,
            zone=pupil.zone,
            telegram_id=pupil.account,
            settled=pupil.settled and pupil.account is not None,
            school_id=schools[pupil.school].id,
        )
    return everybody


async def _groups(session: Session, everybody: Everybody) -> dict[str, Group]:
    found = {}
    for name in school.GROUPS:
        group = found[name] = await groups.create(session, name, zone=URALS)
        group.chat_id = school.CHATS.get(name)
        for worker in STAFF:
            if name in worker.groups:
                person_id = everybody[worker.name].id
                session.add(GroupStaff(group_id=group.id, person_id=person_id, role=worker.role))
    return found


def _family(
    session: Session, pupil: Pupil, group: Group, everybody: Everybody, at: datetime
) -> None:
    student_id = everybody[pupil.name].id
    since = studies.MANNERS.get(pupil.name, studies.Manner()).since
    joined = None if since is None else (at - timedelta(days=since)).date()
    session.add(Enrollment(student_id=student_id, group_id=group.id, joined_on=joined))
    for guardian in pupil.guardians:
        guardian_id = everybody[guardian.name].id
        session.add(Guardianship(guardian_id=guardian_id, student_id=student_id, kin=guardian.kin))


async def _consents(session: Session, everybody: Everybody, at: datetime) -> None:
    """Signed on paper when the children came; only the newest families have not decided yet."""
    tutor = everybody[TUTOR.name]
    for number, pupil in enumerate(PUPILS, start=1):
        if pupil not in UNDECIDED:
            paper = consents.Consent(
                student_id=everybody[pupil.name].id,
                by_id=tutor.id,
                at=at - CONSENTED_AGO,
                way=consents.ConsentWay.PAPER,
                document=f"№ {number}",
            )
            session.add(paper)
    await session.flush()


def _timetable(session: Session, found: dict[str, Group], everybody: Everybody) -> None:
    for lesson in timetable.week():
        session.add(
            Slot(
                key=lesson.key,
                weekday=lesson.weekday,
                starts=lesson.starts,
                ends=lesson.ends,
                zone=URALS,
                subject=lesson.subject,
                link=lesson.link,
                groups=[found[lesson.group]],
                teachers=[everybody[lesson.teacher.name]],
            )
        )
