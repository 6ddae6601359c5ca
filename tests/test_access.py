"""Who may see and do what, once more: the school's own sentences, played at the real door.

The permission table says it in cells, this page in sentences, written by hand from the school's
rules. Neither can change alone.
"""

import re
from typing import Any

import pytest
from sqlmodel import col, select

from models import desk
from models.advice import Advice
from models.announcements import Announcement
from models.assignments import Assignment
from models.attendance import Attendance, AttendanceState
from models.audiences import Audience, AudiencePart, PartKind
from models.base import AccessDenied, Session
from models.busy import Busy, BusyReason
from models.call_list import Call
from models.cases import Case
from models.changes import Change, ChangeKind, Publication, PublicationState
from models.contacts import Phone
from models.courses import Course, CourseTeacher
from models.erasure import Erasure
from models.faq import Faq, FaqState
from models.groups import Group, GroupStaff
from models.introductions import Briefed, Briefing, Introduction
from models.invitations import Invitation
from models.marks import Mark
from models.materials import Material, MaterialState
from models.notes import Note
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role
from models.people import School as HomeSchool
from models.permissions import PERMISSIONS, Action, Scope, access, may, within
from models.posts import Post
from models.questionnaire import AnswersState, FamilyAnswers, Questionnaire, Readers
from models.reassignment import Request, RequestKind, RequestState
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook

EDGES = ("starts_at", "ends_at")
EVERYBODY = "students, parents, tutors, teachers, psychologists, coordinators and administrators"
# One sentence for each action: which roles, and whose things. Whoever is not named may not.
RULES = f"""
join: {EVERYBODY} for themselves, and so do strangers.
note-reach: {EVERYBODY} for themselves, and so do strangers.
see-menu: {EVERYBODY} for themselves, and so do strangers.
set-preferences: {EVERYBODY} for themselves.
keep-calendar: {EVERYBODY} for themselves.
see-timetable: Students and teachers for themselves; parents, tutors and psychologists for the children they look after; coordinators for their school; administrators for everybody.
see-clashes: Tutors for the children they look after; administrators for everybody.
import-timetable: Tutors for the children they look after; administrators for everybody.
change-timetable: Tutors for the children they look after; administrators for everybody.
see-busy: Tutors for the children they look after; coordinators for their school; administrators for everybody.
keep-busy: Coordinators for their school; administrators for everybody.
keep-bells: Tutors for the children they look after; administrators for everybody.
keep-holidays: Tutors for the children they look after; administrators for everybody.
answer-change: Students and teachers for themselves; parents for the children they look after.
see-contacts: Students for themselves; parents, tutors and psychologists for the children they look after; coordinators for their school; administrators for everybody.
open-contact: Students for themselves; parents for the children they look after.
see-phone: Students for themselves; parents and tutors for the children they look after; administrators for everybody.
share-phone: Parents, tutors, teachers, psychologists, coordinators and administrators for themselves.
allow-introduction: Parents for the children they look after.
see-briefing: Teachers for themselves; tutors for the children they look after.
confirm-briefing: Teachers for themselves.
see-people: Tutors for the children they look after; coordinators for their school; administrators for everybody.
invite: Tutors for the children they look after; administrators for everybody.
invite-staff: Administrators for everybody.
keep-people: Tutors for the children they look after; administrators for everybody.
merge-people: Tutors for the children they look after; administrators for everybody.
substitute: Tutors for the children they look after; administrators for everybody.
create-group: Administrators for everybody.
assign-teacher: Tutors for the children they look after; administrators for everybody.
import-people: Tutors for the children they look after; administrators for everybody.
move-school: Administrators for everybody.
disconnect: Tutors for the children they look after; administrators for everybody.
link-chat: Tutors for the children they look after; administrators for everybody.
see-progress: Students and teachers for themselves; parents and tutors for the children they look after; coordinators for their school.
see-consent: Parents and tutors for the children they look after; administrators for everybody.
give-consent: Parents for the children they look after.
note-consent: Tutors for the children they look after; administrators for everybody.
withdraw-consent: Parents and tutors for the children they look after; administrators for everybody.
see-audit: Administrators for everybody.
explain-access: Administrators for everybody.
see-my-data: Students, tutors, teachers, psychologists, coordinators and administrators for themselves; parents for the children they look after.
see-downloads: Teachers for themselves; tutors for the children they look after; administrators for everybody.
download-records: Teachers for themselves; tutors for the children they look after.
write-desk: Students for themselves; parents for the children they look after.
answer-desk: Teachers for themselves; tutors and psychologists for the children they look after; coordinators for their school.
hand-desk: Tutors for the children they look after.
open-case: Tutors for the children they look after.
keep-case: Tutors and psychologists for the children they look after; coordinators for their school.
see-calls: Tutors for the children they look after; coordinators for their school.
keep-calls: Tutors for the children they look after; coordinators for their school.
ask-family: Tutors for the children they look after.
answer-family: Parents for the children they look after.
read-family: Teachers for themselves; tutors and psychologists for the children they look after.
ask-erasure: Students, tutors, teachers, psychologists, coordinators and administrators for themselves; parents for the children they look after.
decide-erasure: Administrators for everybody.
keep-notes: Psychologists for the children they look after.
give-advice: Psychologists for the children they look after.
see-advice: Teachers for themselves; parents, tutors and psychologists for the children they look after.
set-letter: Parents for the children they look after.
set-tag: Parents for themselves.
give-mark: Teachers for themselves; tutors for the children they look after.
import-marks: Teachers for themselves; tutors for the children they look after; administrators for everybody.
see-reassignment: Students and teachers for themselves; parents and tutors for the children they look after.
ask-reassignment: Students for themselves; parents for the children they look after.
agree-reassignment: Teachers for themselves.
decide-reassignment: Tutors for the children they look after.
see-guides: {EVERYBODY} for themselves.
answer-guide: {EVERYBODY} for themselves.
keep-guides: Tutors for the children they look after; administrators for everybody.
see-materials: Students and teachers for themselves; parents and tutors for the children they look after.
take-material: Students and teachers for themselves; parents and tutors for the children they look after.
keep-materials: Teachers for themselves; tutors for the children they look after.
see-takers: Teachers for themselves; tutors for the children they look after.
see-faq: {EVERYBODY} for themselves.
keep-faq: Tutors for the children they look after; administrators for everybody.
see-announcement: {EVERYBODY} for themselves.
answer-announcement: {EVERYBODY} for themselves.
announce: Tutors for the children they look after; administrators for everybody.
"""
WHOSE = {
    "themselves": Scope.OWN,
    "the children they look after": Scope.STUDENTS,
    "their school": Scope.SCHOOL,
    "everybody": Scope.ALL,
}

# A sentence, who it is about, the action and the thing. Whoever no "yes" names is refused.
SENTENCES = """
A student sees their own marks.                                  | liza   | see-progress mark | yes
A parent sees the marks of their own child.                      | mama papa | see-progress mark | yes
A tutor sees the marks of the groups they keep.                  | anna   | see-progress mark | yes
A teacher sees the marks of the subject they teach.              | dmitry | see-progress mark | yes
A coordinator sees the marks of their own school.                | kotova | see-progress mark | yes
A teacher does not see marks of another subject.                 | physicist | see-progress mark | no
A teacher of another group does not see them.                    | linguist | see-progress mark | no
A brother or sister does not see them.                           | artyom | see-progress mark | no
A classmate's parent does not see them.                          | sonya  | see-progress mark | no
A parent who has been separated from the child does not.         | former | see-progress mark | no
A tutor of another group does not, nor one who was.              | igor before | see-progress mark | no
A psychologist sees no marks.                                    | inna   | see-progress mark | no
An administrator needs no marks.                                 | boss   | see-progress mark | no
A coordinator of another school does not see them.               | abroad | see-progress mark | no
A stranger sees nothing.                                         | nobody | see-progress mark | no
A reason for absence is read by the family and the tutor.        | liza mama papa anna | see-progress absence | yes
By the teacher of that lesson and the coordinator, too.          | dmitry kotova | see-progress absence | yes
Another teacher, or a former parent, does not read it.           | physicist former | see-progress absence | no
The child's page is opened by the family, tutor, coordinator.    | liza mama papa anna kotova | see-progress child | yes
A teacher and the tutor take that mark out in a table.           | dmitry anna | download-records mark | yes
An administrator, a parent and another teacher do not.           | boss mama physicist | download-records mark | no
A teacher opens a course and not a child.                        | dmitry | see-progress child | no
A teacher gives marks in their own course, the tutor in any.     | dmitry anna | give-mark course | yes
Neither another teacher nor a parent gives marks there.          | physicist mama | give-mark course | no
An administrator does not give marks.                            | boss   | give-mark course | no
A teacher sets tasks in their own course, so does the tutor.     | dmitry anna | give-mark task | yes
An administrator may have marks imported, so may those who give. | dmitry anna boss | import-marks course | yes
Everybody around a class sees its lessons.                       | liza artyom classmate mama papa sonya anna inna kotova boss | see-timetable lesson | yes
A teacher sees the lessons they teach.                           | dmitry | see-timetable lesson | yes
And not those of a colleague, nor of another group.              | physicist linguist kirill | see-timetable lesson | no
Only the tutor and an administrator change a lesson.             | anna boss | change-timetable lesson | yes
A teacher does not move their own lesson.                        | dmitry | change-timetable lesson | no
A coordinator looks and does not change.                         | kotova | change-timetable lesson | no
A tutor of another group does not, nor one who was.              | igor before | change-timetable lesson | no
Whoever a change concerns answers to it.                         | liza artyom classmate mama papa sonya dmitry | answer-change change | yes
Whoever only watches does not.                                   | inna kotova boss anna | answer-change change | no
A tutor, the coordinator and an administrator see a student.     | anna kotova boss | see-people child | yes
A teacher sees no card of a family.                              | dmitry | see-people child | no
A parent sees no card, not even of their own child.              | mama   | see-people child | no
A tutor sees the guardians, so does an administrator.            | anna boss | see-people mother | yes
A coordinator sees the children of the school, not the parents.  | kotova | see-people mother | no
Staff are an administrator's business alone.                     | boss   | see-people teacher | yes
A tutor does not open a colleague's card.                        | anna   | see-people teacher | no
A tutor invites families of their own groups.                    | anna boss | invite mother | yes
A parent invites nobody.                                         | mama papa | invite mother | no
An invitation is taken back by the tutor or an administrator.    | anna boss | invite key | yes
A tutor of another group does not touch it.                      | igor   | invite key | no
A tutor disconnects a parent, so does an administrator.          | anna boss | disconnect mother | yes
One parent does not disconnect the other.                        | papa former | disconnect mother | no
A chat is bound by the tutor of the group or an administrator.   | anna boss | link-chat class | yes
Family, tutor, psychologist, coordinator see who is who.          | liza mama papa anna inna kotova boss | see-contacts child | yes
A teacher does not look around a child, nor other families.      | dmitry sonya former igor abroad | see-contacts child | no
Only the family opens a card of somebody who is there for it.    | liza mama papa | open-contact child | yes
The staff have no such cards.                                    | anna dmitry inna boss | open-contact child | no
A number that a teacher shows is seen by the class and its tutor. | liza artyom classmate mama papa sonya anna boss | see-phone teacher-phone | yes
By no other class, no other tutor, no colleague, no school.      | kirill igor before former physicist inna kotova | see-phone teacher-phone | no
A number that a mother shows is seen by the tutor of her child.  | anna boss | see-phone mother-phone | yes
Not by the child, the other parent, teachers, coordinators.      | liza papa sonya dmitry inna kotova igor | see-phone mother-phone | no
A parent says whether the group hears of a child who is new.      | mama papa | allow-introduction new | yes
Neither the child nor the school says it for them.               | liza sonya former anna boss dmitry | allow-introduction new | no
What a teacher is told of somebody new, the tutor may see.       | dmitry anna | see-briefing briefing | yes
No other teacher or tutor does, nor the family.                  | physicist linguist igor before mama liza boss kotova | see-briefing briefing | no
Only the teacher says that it is read.                           | dmitry | confirm-briefing briefing | yes
Nobody says it for them.                                         | anna physicist boss mama | confirm-briefing briefing | no
A psychologist of the group does not bind it.                    | inna   | link-chat class | no
A request is watched by family, tutor and the teacher asked.     | liza mama papa anna dmitry | see-reassignment request | yes
No other teacher watches it, no administrator, no coordinator.   | physicist boss kotova | see-reassignment request | no
A classmate does not watch it, nor their parent.                 | artyom sonya | see-reassignment request | no
A tutor sets the bells of the groups they keep.                   | anna boss | keep-bells class | yes
Nobody else rings: no teacher, parent or coordinator.            | dmitry mama kotova igor inna | keep-bells class | no
A tutor declares holidays of the groups they keep.               | anna boss | keep-holidays class | yes
Nobody else does: no teacher, parent or coordinator.             | dmitry mama kotova igor inna | keep-holidays class | no
When a school wants a child, tutor, coordinator and admin see.    | anna kotova boss | see-busy busy | yes
No family does, no teacher, nobody of another school or group.   | liza mama sonya dmitry inna abroad igor | see-busy busy | no
The coordinator of that school keeps it, or an administrator.    | kotova boss | keep-busy busy | yes
The tutor does not, nor another school's coordinator.            | anna abroad mama | keep-busy busy | no
A draft is read by whoever writes it, and nobody else.           | mama   | see-reassignment draft | yes
Not even the other parent, nor the tutor.                        | papa anna | see-reassignment draft | no
The teacher asked agrees, and no other.                          | dmitry | agree-reassignment request | yes
The tutor does not agree in the teacher's name by this door.     | anna   | agree-reassignment request | no
The tutor decides.                                               | anna   | decide-reassignment request | yes
The teacher, the family and the administrator do not.            | dmitry mama boss | decide-reassignment request | no
A family asks for its own child.                                 | liza mama papa | ask-reassignment child | yes
A former parent asks no more.                                    | former | ask-reassignment child | no
An announcement is read by whom it was sent to.                  | mama   | see-announcement news | yes
Nobody else, not even in the same family.                        | papa liza boss | see-announcement news | no
It is answered by whoever may read it.                           | mama   | answer-announcement news | yes
It is kept by its author, and an administrator may stop it.      | anna boss | announce news | yes
A colleague does not read whom it went to.                       | igor | announce news | no
Parents, tutor and administrator see how consent stands.         | mama papa anna boss | see-consent child | yes
A teacher and a former parent do not.                            | dmitry former | see-consent child | no
A parent consents for their own child.                           | mama papa | give-consent child | yes
The school does not consent in a parent's place, nor the child.  | anna boss liza | give-consent child | no
The staff note a signed paper.                                   | anna boss | note-consent child | yes
A parent does not note papers.                                   | mama   | note-consent child | no
Any parent withdraws it, and the school for one who calls.       | mama papa anna boss | withdraw-consent child | yes
A former parent withdraws nothing.                               | former | withdraw-consent child | no
A family takes everything that is kept about its child.          | liza mama papa | see-my-data child | yes
The staff do not take a child's file.                            | anna dmitry boss kotova | see-my-data child | no
A family asks that it be erased.                                 | liza mama papa | ask-erasure child | yes
Neither a former parent nor the tutor asks.                      | former anna | ask-erasure child | no
An administrator decides about it.                               | boss   | decide-erasure erasure | yes
A tutor does not, nor the parent who asked.                      | anna mama | decide-erasure erasure | no
A psychologist's note is its author's alone.                     | inna   | keep-notes note | yes
Nobody else reads it: no tutor, parent, administrator.           | anna mama boss liza dmitry | keep-notes note | no
The psychologist of the group advises.                           | inna   | give-advice child | yes
Nobody advises in the psychologist's name.                       | anna boss | give-advice child | no
Advice is read by those who teach and look after the child.      | anna inna dmitry physicist | see-advice advice | yes
A family reads it once it is released, and this is not.          | mama papa liza | see-advice advice | no
An administrator, a coordinator, other teachers do not.          | boss kotova linguist | see-advice advice | no
The tutor corrects a child's card, so does an administrator.     | anna boss | keep-people child | yes
Neither the family nor a teacher does.                           | mama liza dmitry igor | keep-people child | no
A group is named and put away by its tutor or an administrator.  | anna boss | keep-people class | yes
Its psychologist and a tutor of another group do not.            | inna igor before | keep-people class | no
The tutor says who teaches a subject, so does an administrator.  | anna boss | assign-teacher course | yes
A teacher does not hand it on, nor does another group's tutor.   | dmitry igor mama | assign-teacher course | no
What a parent writes goes to the tutor of the child.              | anna   | answer-desk asked | yes
Nobody else of the staff reads it, nor another tutor.            | dmitry inna kotova boss igor before | answer-desk asked | no
Nor anybody of the family; whoever wrote it goes on writing.     | mama   | write-desk asked | yes
The child and the other parent do not read it.                   | liza papa sonya former anna | write-desk asked | no
A teacher who was asked answers, and no other.                   | dmitry | answer-desk lesson-talk | yes
Neither another teacher nor the tutor reads along.               | physicist linguist anna boss | answer-desk lesson-talk | no
A question to a teacher who is gone is passed on by the tutor.   | anna   | hand-desk child | yes
No teacher takes it, no family, nobody else.                     | dmitry physicist mama boss kotova inna before | hand-desk child | no
A tutor speaks about a hard case of a child they keep.           | anna   | open-case child | yes
No teacher, parent or administrator opens one.                   | dmitry mama boss inna kotova igor before | open-case child | no
The tutor and the psychologist who was asked read it.            | anna inna | keep-case hard | yes
Nobody else: no family, teacher, coordinator or administrator.   | liza mama papa dmitry kotova boss igor before physicist nobody | keep-case hard | no
What is asked often is read by the families it is for.           | mama liza artyom sonya classmate papa anna | see-faq frequent | yes
Not by families of other groups, a teacher, a stranger.          | kirill dmitry inna igor before boss | see-faq frequent | no
Who keeps the group corrects it, so does an administrator.       | anna boss | keep-faq frequent | yes
Nobody else does, nor whoever keeps another group.               | mama dmitry inna igor before | keep-faq frequent | no
The tutor names a substitute, so does an administrator.          | anna boss | substitute class | yes
A psychologist and a former tutor do not.                        | inna igor before | substitute class | no
The tutor sees whom to call, and so does the school's coordinator. | anna kotova | see-calls child | yes
Nobody else finds a family's telephone, not even an administrator. | boss mama liza dmitry inna igor before abroad | see-calls child | no
The tutor and the coordinator note what came of a call.          | anna kotova | keep-calls call | yes
No colleague of another group or school does.                    | igor abroad boss mama dmitry | keep-calls call | no
The tutor asks the parents about their child.                     | anna | ask-family child | yes
Neither a teacher, psychologist, parent nor another tutor asks.   | dmitry inna mama igor before boss kotova | ask-family child | no
Whoever was asked answers, and nobody in their place.             | mama | answer-family told | yes
The other parent and the child do not, nor the tutor.             | papa liza former anna | answer-family told | no
What is open to the psychologist, tutor and psychologist read.    | anna inna | read-family told | yes
The teacher does not, nor the other parent, nor the school.       | dmitry papa liza kotova boss igor | read-family told | no
Two entries are merged by the tutor of both or an administrator. | anna boss | merge-people mother | yes
A material is seen by whoever learns or teaches the subject.       | liza artyom classmate mama papa sonya anna dmitry | see-materials material | yes
Not by other teachers, groups, former parents or administrators. | physicist linguist kirill former igor before inna kotova boss nobody | see-materials material | no
Whoever sees it takes it.                                        | liza artyom classmate mama papa sonya anna dmitry | take-material material | yes
Nobody else takes it, and nobody a draft.                        | former kirill boss | take-material material | no
It is kept by those who teach the subject, and by the tutor.     | anna dmitry | keep-materials material | yes
Neither by students nor parents, nor by another teacher.         | liza mama physicist igor | keep-materials material | no
They see who has taken it.                                       | anna dmitry | see-takers material | yes
No family does, no administrator, no former tutor.               | liza mama boss before | see-takers material | no
What is not put in yet is its author's alone.                    | dmitry | see-materials begun | yes
Nobody else sees it, not even the tutor.                         | anna liza | see-materials begun | no
Nobody merges themselves with somebody.                          | mama papa igor | merge-people mother | no
"""
KINDS: dict[str, type[Any]] = {
    "mark": Mark,
    "course": Course,
    "task": Assignment,
    "lesson": Lesson,
    "child": Person,
    "mother": Person,
    "teacher": Person,
    "class": Group,
    "change": Publication,
    "key": Invitation,
    "request": Request,
    "draft": Request,
    "news": Announcement,
    "note": Note,
    "advice": Advice,
    "erasure": Erasure,
    "asked": desk.Message,
    "lesson-talk": desk.Thread,
    "busy": Busy,
    "teacher-phone": Phone,
    "mother-phone": Phone,
    "hard": Case,
    "material": Material,
    "begun": Material,
    "frequent": Faq,
    "call": Call,
    "new": Introduction,
    "briefing": Briefing,
    "told": FamilyAnswers,
}
# Played without a thing, because the handlers fetch none, or one that is the asker's own.
THINGLESS = {
    "join", "note-reach", "see-menu", "set-preferences", "keep-calendar", "see-clashes", "import-timetable",
    "share-phone", "invite-staff", "create-group", "import-people", "move-school", "set-letter", "set-tag", "see-guides",
    "answer-guide", "keep-guides",
    "see-audit", "explain-access", "see-downloads",
}  # fmt: skip


def rule(sentence: str) -> tuple[dict[Role, Scope], bool]:
    """What a sentence of RULES grants: role by role, and to strangers."""
    roles = {"administrators": Role.ADMIN} | {f"{role}s": role for role in Role}
    granted: dict[Role, Scope] = {}
    for clause in sentence.rstrip(".").partition(", and so do")[0].split(";"):
        who, _, whose = clause.strip().partition(" for ")
        for name in re.split(r", | and ", who.lower()):
            granted[roles[name]] = WHOSE[whose]
    return granted, "strangers" in sentence


def sentences() -> list[tuple[str, list[str], str, str, bool]]:
    """Sentence, actors, action, thing, yes."""
    read = []
    for line in SENTENCES.strip().splitlines():
        sentence, who, what, verdict = (cell.strip() for cell in line.split("|"))
        action, thing = what.split()
        read.append((sentence, who.split(), action, thing, verdict == "yes"))
    return read


@pytest.mark.parametrize("action", list(Action))
def test_the_sentences_and_the_table_say_the_same(action: Action) -> None:
    rules = dict(line.split(": ", 1) for line in RULES.strip().splitlines())
    granted, stranger = rule(rules[action])
    table = PERMISSIONS[action]
    held = {role: scope for role, scope in table.scopes.items() if scope is not Scope.NONE}
    assert (granted, stranger) == (held, table.stranger)


def test_every_action_is_played_and_no_sentence_contradicts_another() -> None:
    read = sentences()
    played = {action for _, _, action, _, _ in read}
    assert played | THINGLESS == set(Action)
    assert not played & THINGLESS
    said = [(who, action, thing, yes) for _, all, action, thing, yes in read for who in all]
    assert len({one[:3] for one in said}) == len(said)
    assert len(read) >= 60


async def _people(school: School, book: GradeBook) -> None:
    """Fifteen besides the parents: whoever is near the child, was near, or never."""
    session = book.session
    await book.group("other", "5-Д")
    await book.student("artyom", "Артём Кузнецов")
    await book.student("kirill", "Кирилл Панов", "other")
    for key, name, role in (
        ("former", "Олег Бывший", Role.PARENT),
        ("sonya", "Соня Абрамова", Role.PARENT),
        ("physicist", "Фёдор Физик", Role.TEACHER),
        ("linguist", "Лев Словесник", Role.TEACHER),
        ("igor", "Игорь Мартынов", Role.TUTOR),
        ("before", "Вера Прежняя", Role.TUTOR),
        ("inna", "Инна Лис", Role.PSYCHOLOGIST),
        ("kotova", "Лидия Котова", Role.COORDINATOR),
        ("abroad", "Ирина Дальняя", Role.COORDINATOR),
        ("boss", "Пётр Главный", Role.ADMIN),
    ):
        await book.person(key, name, role)
    await book.student("classmate", "Ада Абрамова")
    await book.guards("sonya", "classmate")
    await book.guards("mama", "artyom")
    home = (await session.exec(select(HomeSchool))).one()
    (await session.get_one(Person, school.ids["kotova"])).school_id = home.id
    await book.teaches("linguist", "Русский", "other")
    for key, group, role in (
        ("inna", "group", Role.PSYCHOLOGIST),
        ("igor", "other", Role.TUTOR),
        ("before", "group", Role.TUTOR),
    ):
        who, where = school.ids[key], school.ids[group]
        session.add(GroupStaff(group_id=where, person_id=who, role=role))
    await book.guards("former", "liza")
    await session.flush()
    ended = (school.ids["former"], school.ids["liza"])
    await session.delete(await session.get_one(Guardianship, ended))
    gone = (school.ids["group"], school.ids["before"], Role.TUTOR)
    await session.delete(await session.get_one(GroupStaff, gone))


async def _told(session: Session, school: School) -> FamilyAnswers:
    """The mother has answered about Лиза, and opened it to tutor and psychologist."""
    ids = school.ids
    asking = Questionnaire(
        student_id=ids["liza"], author_id=ids["anna"], questions=["", "", ""], begun_at=WEDNESDAY
    )
    session.add(asking)
    await session.flush()
    told = FamilyAnswers(
        questionnaire_id=asking.id,
        student_id=ids["liza"],
        guardian_id=ids["mama"],
        asked_at=WEDNESDAY,
        state=AnswersState.SENT,
        readers=Readers.PSYCHOLOGIST,
    )
    session.add(told)
    await session.flush()
    return told


async def _things(school: School, book: GradeBook) -> dict[str, int]:
    """One of each kind, all of them about Лиза and algebra."""
    session, ids = book.session, school.ids
    algebra, physics = await book.course("Алгебра"), await book.course("Физика")
    held = (physics.id, ids["dmitry"])
    await session.delete(await session.get_one(CourseTeacher, held))
    await book.teaches("physicist", "Физика")
    wanted = select(Lesson).where(Lesson.subject == "Алгебра").order_by(col(Lesson.starts_at))
    lesson = (await session.exec(wanted)).all()[0]
    await book.attended("Алгебра", AttendanceState.EXCUSED, reason="Болит живот")
    mark = await book.mark("Алгебра", 5)
    task = await book.task("Алгебра", "Задачи")
    post = Post(author_id=ids["anna"], html="Собрание")
    audience = Audience(author_id=ids["anna"], parts=[])
    session.add_all([post, audience])
    await session.flush()
    news = Announcement(
        author_id=ids["anna"], post_id=post.id, audience_id=audience.id, begun_at=WEDNESDAY
    )
    asked: dict[str, Any] = {
        "kind": RequestKind.REDO,
        "student_id": ids["liza"],
        "asker_id": ids["mama"],
    }
    asked |= {"assignment_id": task.id, "teacher_id": ids["dmitry"], "since": WEDNESDAY}
    request = Request(state=RequestState.ASKED, **asked)
    draft = Request(state=RequestState.DRAFT, **asked)
    await _changed(session, school, lesson)
    key = Invitation(
        person_id=ids["mama"],
        author_id=ids["anna"],
        token_hash="t",
        code_hash="c",
        made_at=WEDNESDAY,
        expires_at=WEDNESDAY,
    )
    about: dict[str, Any] = {"author_id": ids["inna"], "student_id": ids["liza"], "at": WEDNESDAY}
    note, advice = Note(key="k", sealed="s", **about), Advice(text="Хвалить", **about)
    erasure = Erasure(person_id=ids["liza"], asker_id=ids["mama"], asked_at=WEDNESDAY)
    thread, talk = (
        desk.Thread(student_id=ids["liza"], role=role, staff_id=staff, since=WEDNESDAY)
        for role, staff in ((Role.TUTOR, None), (Role.TEACHER, ids["dmitry"]))
    )
    session.add_all([thread, talk])
    await session.flush()
    place: dict[str, Any] = {"chat_id": 1, "message_id": 1, "at": WEDNESDAY}
    said = desk.Message(thread_id=thread.id, author_id=ids["mama"], post_id=post.id, **place)
    session.add(said)
    home = (await session.exec(select(HomeSchool))).one()
    busy = Busy(
        school_id=home.id,
        reason=BusyReason.EXAM,
        first=WEDNESDAY.date(),
        last=WEDNESDAY.date(),
        zone=SCHOOL,
        author_id=ids["kotova"],
        begun_at=WEDNESDAY,
    )
    phones = [
        Phone(person_id=ids[who], number="+70000000000", at=WEDNESDAY) for who in ("dmitry", "mama")
    ]
    hard = Case(
        student_id=ids["liza"],
        tutor_id=ids["anna"],
        asked_id=ids["inna"],
        role=Role.PSYCHOLOGIST,
        since=WEDNESDAY,
        opened_at=WEDNESDAY,
    )
    material, begun = (
        Material(course_id=algebra.id, author_id=ids["dmitry"], post_id=post.id, state=state)
        for state in (MaterialState.OPEN, MaterialState.DRAFT)
    )
    group: dict[str, Any] = {"kind": PartKind.ROLE, "group_id": ids["group"]}
    families = [AudiencePart(role=role, **group) for role in (Role.PARENT, Role.STUDENT)]
    theirs = Audience(author_id=ids["anna"], parts=families)
    new = Introduction(
        student_id=ids["liza"], group_id=ids["group"], day=WEDNESDAY.date(), at=WEDNESDAY
    )
    briefing = Briefing(teacher_id=ids["dmitry"], at=WEDNESDAY)
    session.add_all([theirs, new, briefing])
    await session.flush()
    session.add(Briefed(briefing_id=briefing.id, student_id=ids["liza"]))
    frequent = Faq(
        author_id=ids["anna"],
        audience_id=theirs.id,
        question="Где ссылка?",
        answer="В уроке",
        state=FaqState.PUBLISHED,
        since=WEDNESDAY,
    )
    call = Call(person_id=ids["mama"], student_id=ids["liza"], by_id=ids["anna"], at=WEDNESDAY)
    session.add_all([news, request, draft, key, note, advice, erasure, busy])
    session.add_all([hard, *phones, material, begun, frequent, call])
    await session.flush()
    session.add(
        Notification(
            person_id=ids["mama"],
            kind="announcements-told",
            about=news.id,
            due_at=WEDNESDAY,
            state=State.VOID,
        )
    )
    told = await _told(session, school)
    change = (await session.exec(select(Publication.id))).one()
    return {
        "mark": mark.id,
        "course": algebra.id,
        "task": task.id,
        "lesson": lesson.id,
        "child": ids["liza"],
        "mother": ids["mama"],
        "teacher": ids["dmitry"],
        "class": ids["group"],
        "change": change,
        "key": key.id,
        "request": request.id,
        "draft": draft.id,
        "news": news.id,
        "frequent": frequent.id,
        "note": note.id,
        "advice": advice.id,
        "erasure": erasure.id,
        "asked": said.id,
        "lesson-talk": talk.id,
        "call": call.id,
        "told": told.id,
        "busy": busy.id,
        "teacher-phone": phones[0].id,
        "mother-phone": phones[1].id,
        "hard": hard.id,
        "material": material.id,
        "begun": begun.id,
        "new": new.id,
        "briefing": briefing.id,
    }


async def _changed(session: Session, school: School, lesson: Lesson) -> None:
    """The lesson has been cancelled by a publication of the tutor's."""
    publication = Publication(
        author_id=school.ids["boss"], state=PublicationState.PUBLISHED, begun_at=WEDNESDAY
    )
    times = {f"{when}_{edge}": getattr(lesson, edge) for when in ("was", "now") for edge in EDGES}
    change = Change(lesson_id=lesson.id, kind=ChangeKind.CANCEL, **times)
    publication.changes.append(change)
    session.add(publication)
    await session.flush()


async def _opens(session: Session, me: Person, action: Action, thing: str, id: int) -> bool:
    """Does the door let this person in to that?"""
    if thing == "absence":  # it has no number of its own, and is only ever read in lists
        readable = select(Attendance).where(within(me, action, Attendance))
        return may(me, action) and (await session.exec(readable)).first() is not None
    try:
        await access(session, me, action, KINDS[thing], id)
    except AccessDenied:
        return False
    return may(me, action)


async def test_the_sentences_hold_at_the_real_door(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await _people(school, book)
        things = await _things(school, book) | {"absence": 0}
        keys = [*school.ids]
        actors = {
            key: await session.get_one(Person, school.ids[key])
            for key in keys
            if key not in ("group", "other")
        }
        actors["nobody"] = Person(name="", called="", zone=SCHOOL)
        read = sentences()
        assert len(actors) >= 15
        wrong = []
        for action, thing in sorted({(action, thing) for _, _, action, thing, _ in read}):
            same = [one for one in read if one[2:4] == (action, thing)]
            let_in = {who for _, all, _, _, yes in same if yes for who in all}
            kept_out = {who for _, all, _, _, yes in same if not yes for who in all}
            assert let_in | kept_out <= set(actors)
            assert not let_in & kept_out
            for key, me in actors.items():
                opened = await _opens(session, me, Action(action), thing, things[thing])
                if opened != (key in let_in):
                    wrong.append(f"{key} {'may' if opened else 'may not'} {action} {thing}")
                if thing != "absence":
                    assert not await _opens(session, me, Action(action), thing, 10**9)
        assert wrong == []
