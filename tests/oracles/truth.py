"""Who may see what of which child, read from the store as it is now: ids and plain SQL.

It asks neither the permission table nor a handler, so that a mistake there can't hide here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.stores import Reading, reading

ALONE = ("child", "desk", "case")  # a single word of theirs is one that screens say, too
SHORTEST = 5  # characters: «Да» is found everywhere and means nothing
WORD = re.compile(r"\w+")
TAG = re.compile(r"<[^>]*>")
BOOKKEEPING = re.compile(
    r"\s*(PRAGMA|BEGIN|(INSERT INTO|UPDATE|DELETE FROM) .?(notification|inbox|audit|dialog)\b)"
)
Pairs = dict[int, set[int]]
Who = defaultdict[tuple[str, str], set[int]]  # by source and text

# What stands in front of everybody: a text that is also one of these gives nobody away.
PUBLIC = """
    SELECT subject FROM lesson UNION SELECT subject FROM course UNION SELECT subject FROM slot
    UNION SELECT name FROM student_group UNION SELECT name FROM school
    UNION SELECT title FROM assignment UNION SELECT title FROM guide_version
    UNION SELECT answer FROM faq WHERE state <> 'DRAFT'
    UNION SELECT title FROM material UNION SELECT topic FROM material
"""
# text, child, and whoever beside the family, the tutors and the coordinator may read it
PERSONAL = {
    "mark.what_for": """SELECT what_for, student_id, teacher_id FROM mark
        LEFT JOIN course_teacher USING (course_id)""",
    "mastery.topic": """SELECT topic, student_id, teacher_id FROM mastery
        LEFT JOIN course_teacher USING (course_id)""",
    "attendance.reason": """SELECT reason, student_id, teacher_id FROM attendance
        LEFT JOIN lesson_teacher USING (lesson_id)""",
    "reassignment.post": """SELECT html, student_id, teacher_id FROM reassignment r
        JOIN post p ON p.id = r.post_id""",
    "reassignment_step.reason": """SELECT reason, student_id, teacher_id FROM reassignment_step s
        JOIN reassignment r ON r.id = s.request_id""",
}
TUTORS = """
    SELECT student_id, person_id FROM enrollment e JOIN group_part p ON p.part_id = e.group_id
    JOIN group_staff s ON s.group_id = p.whole_id WHERE s.role = 'TUTOR'
"""
PSYCHOLOGISTS = TUTORS.replace("'TUTOR'", "'PSYCHOLOGIST'")
# text, child, author and whether the parents may read it
ADVICE = "SELECT text, student_id, author_id, released_at IS NOT NULL FROM advice"
# text, child, author, to whom of the family, the teacher or other who was asked
DESK = """
    SELECT html, student_id, m.author_id, addressee_id, staff_id FROM desk_message m
    JOIN post p ON p.id = m.post_id LEFT JOIN desk_thread t ON t.id = m.thread_id
"""
# text, child, the two who speak about it, and which of them has said it
CASES = """
    SELECT html, student_id, tutor_id, asked_id, m.author_id FROM case_message m
    JOIN post p ON p.id = m.post_id JOIN hard_case c ON c.id = m.case_id
"""
# number, and whose it is: no other guardian reads it
PHONES = "SELECT number, person_id FROM phone_number"
# text, its author, child, guardian, who may read it, and whether it is sent
FAMILY = """
    SELECT html, author_id, student_id, guardian_id, readers, state = 'SENT' FROM family_answer a
    JOIN family_answers f ON f.id = a.answers_id JOIN post p ON p.id = a.post_id
"""
AGREED = "SELECT student_id FROM consent WHERE withdrawn_at IS NULL"
COORDINATORS = """
    SELECT s.id, p.id FROM person s JOIN person p USING (school_id)
    JOIN role_grant r ON r.person_id = p.id WHERE r.role = 'COORDINATOR'
"""
ADMINS = "SELECT person_id FROM role_grant WHERE role = 'ADMIN'"
# of the names of those who sit in their lessons
TEACHERS = """
    SELECT student_id, teacher_id FROM enrollment e JOIN group_part p ON p.part_id = e.group_id
    JOIN course c ON c.group_id = p.whole_id JOIN course_teacher t ON t.course_id = c.id
    UNION
    SELECT student_id, teacher_id FROM enrollment e JOIN group_part p ON p.part_id = e.group_id
    JOIN lesson_group l ON l.group_id = p.whole_id JOIN lesson_teacher t USING (lesson_id)
    UNION SELECT student_id, teacher_id FROM reassignment WHERE teacher_id IS NOT NULL
"""


class Canary(NamedTuple):
    """A text of one child's, and the people who may read it."""

    source: str
    words: tuple[str, ...]
    readers: frozenset[int]
    takers: frozenset[int] = frozenset()  # of the file with everything about somebody


@dataclass
class Truth:
    """One state of the store."""

    accounts: dict[int, int] = field(default_factory=dict)  # who holds this Telegram account
    canaries: dict[str, list[Canary]] = field(default_factory=dict)  # by their first word
    names: set[str] = field(default_factory=set)  # everybody's, in full
    forums: set[int] = field(default_factory=set)  # chats whose members the bot knows one by one

    def found(self, text: str) -> Iterator[Canary]:
        """Every canary that stands in a text, whatever its case and punctuation."""
        words = WORD.findall(plain(text))
        for place, word in enumerate(words):
            for canary in self.canaries.get(word, ()):
                if tuple(words[place : place + len(canary.words)]) == canary.words:
                    yield canary

    def may_read(self, canary: Canary, viewer: int, *, file: bool = False) -> bool:
        """May whoever holds this account now read that, or find it in a file?"""
        return self.accounts.get(viewer) in (canary.readers | (canary.takers if file else set()))


def plain(text: str) -> str:
    """A text without markup, as it is compared."""
    return unescape(TAG.sub(" ", text)).casefold()


class Witness:
    """Looks at the store again whenever the bot has committed something that matters here."""

    def __init__(self, url: str, *, personal: bool = True) -> None:
        """`personal`: does the school let what is personal go through Telegram at all?"""
        self.personal = personal
        self.store = reading(url)
        self._truth = Truth()
        self._touched, self._stale = False, True
        event.listen(Engine, "before_cursor_execute", self._executes)
        event.listen(Session, "after_commit", self._committed)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.store.rows(query, *values)

    def truth(self) -> Truth:
        """What holds at this moment."""
        if self._stale:
            self._stale = False
            with self.store.moment():
                self._truth = _read(self.store, self.personal)
        return self._truth

    def closes(self) -> None:
        """From now on nothing personal may go through Telegram."""
        self.personal, self._stale = False, True

    def close(self) -> None:
        event.remove(Engine, "before_cursor_execute", self._executes)
        event.remove(Session, "after_commit", self._committed)
        self.store.close()

    def _executes(self, _c: Any, _k: Any, statement: str, *_: Any) -> None:
        """Reading changes nothing, and neither does the bookkeeping of messages."""
        if not statement.startswith("SELECT") and not BOOKKEEPING.match(statement):
            self._touched = True

    def _committed(self, _: Any) -> None:
        self._stale = self._stale or self._touched
        self._touched = False


def _read(store: Reading, personal: bool) -> Truth:
    family = _pairs(store, "SELECT student_id, guardian_id FROM guardianship")
    school = _pairs(store, COORDINATORS)
    tutors = _pairs(store, TUTORS)
    admins = {id for (id,) in store.rows(ADMINS)}
    readers: Who = defaultdict(set)
    agreed = {child for (child,) in store.rows(AGREED)}
    circle = {child: family[child] | tutors[child] | school[child] for child in _children(store)}
    for source, query in PERSONAL.items():
        for text, child, reader in store.rows(query):
            near = {reader, *circle.get(child, ())} if child in agreed else family[child]
            readers[source, text] |= {child, *near}
    teachers = _pairs(store, TEACHERS)
    psychologists = _pairs(store, PSYCHOLOGISTS)
    for text, allowed in _advised(store, family, tutors, teachers, psychologists):
        readers["advice", text] |= allowed
    takers: Who = defaultdict(set)
    for text, child, author, addressee, asked in store.rows(DESK):
        takers["desk", text] |= family[author] | family[addressee or 0]
        # Whether there is a consent or not: families say it themselves, and to whom.
        readers["desk", text] |= {author, addressee or 0, asked or 0}
        readers["desk", text] |= tutors[child] if asked is None else set()
    for text, author, allowed in _told(store, agreed, tutors, psychologists, teachers):
        readers["family", text] |= allowed
        takers["family", text] |= family[author]
    _of_cases(store, tutors, psychologists, school, readers, takers)
    _numbers(store, readers, takers, family, tutors, school)
    if not personal:
        readers = defaultdict(set, {text: set() for text in readers})
        takers.clear()
    names: dict[int, str] = dict(store.rows("SELECT id, name FROM person"))
    for child, near in circle.items():
        known = {*near, *teachers[child], *psychologists[child], *admins}
        readers["child", names[child]] |= {child, *known}
    public = {plain(text) for (text,) in store.rows(PUBLIC)}
    accounts = store.rows("SELECT telegram_id, id FROM person WHERE telegram_id IS NOT NULL")
    truth = Truth(dict(accounts), names={name for name in names.values() if " " in name})
    truth.forums = {chat for (chat,) in store.rows("SELECT chat_id FROM desk_forum")}
    for (source, text), allowed in readers.items():
        words = tuple(WORD.findall(plain(text)))
        told = len(text) < SHORTEST or plain(text) in public
        if words and not told and (" " in text or source not in ALONE):
            canary = Canary(source, words, frozenset(allowed), frozenset(takers[source, text]))
            truth.canaries.setdefault(words[0], []).append(canary)
    return truth


def _of_cases(
    store: Reading, tutors: Pairs, psychologists: Pairs, school: Pairs, readers: Who, takers: Who
) -> None:
    """Neither the family nor anybody else of the school reads a case, consent or not.

    In the file about somebody stands what they have written themselves, and nothing besides.
    """
    for text, child, tutor, asked, author in store.rows(CASES):
        takers["case", text] |= {author}
        readers["case", text] |= {tutor} & tutors[child]
        readers["case", text] |= {asked} & (psychologists[child] | school[child])


def _pairs(store: Reading, query: str) -> Pairs:
    pairs: Pairs = defaultdict(set)
    for one, other in store.rows(query):
        pairs[one].add(other)
    return pairs


def _advised(store: Reading, family: Pairs, *staff: Pairs) -> Iterator[tuple[str, set[int]]]:
    """What psychologists have advised, and who may read it."""
    for text, child, author, released in store.rows(ADVICE):
        theirs = {reader for pairs in staff for reader in pairs[child]}
        yield text, {author, *theirs, *(family[child] if released else ())}


def _told(
    store: Reading, agreed: set[int], tutors: Pairs, psychologists: Pairs, teachers: Pairs
) -> Iterator[tuple[str, int, set[int]]]:
    """What guardians have told of their children, and who may read it: no other guardian."""
    for text, author, child, guardian, to, sent in store.rows(FAMILY):
        staff = tutors[child] | (psychologists[child] if to != "TUTOR" else set())
        staff |= teachers[child] if to == "TEACHERS" else set()
        yield text, author, {guardian} | (staff if sent and child in agreed else set())


def _numbers(
    store: Reading,
    readers: Who,
    takers: Who,
    family: Pairs,
    *staff: Pairs,
) -> None:
    """Telephone numbers: of the staff, whoever may call somebody, or about a child of theirs."""
    for number, owner in store.rows(PHONES):
        about = [owner, *(child for child, guardians in family.items() if owner in guardians)]
        callers = {caller for pairs in staff for child in about for caller in pairs[child]}
        readers["phone", number] |= {owner, *callers}
        takers["phone", number] |= family[owner]


def _children(store: Reading) -> set[int]:
    return {id for (id,) in store.rows("SELECT student_id FROM enrollment")}
