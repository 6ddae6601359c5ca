"""A school of tens of thousands in seconds: put into the store by SQLite itself, row by row of SQL.

Person 1 is the tutor of all classes, 2 the administrator, 101 to 116 the teachers. Student `n`
is person 1,000 + n, their guardian person 1,000,000 + n; everybody's Telegram id is that of the
person plus 5,000,000. The teachers of class `n` is number n % 16.
"""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.database import connect, migrate, url_of
from models.store import Store

ZONE = "Asia/Yekaterinburg"
TUTOR, ADMIN, FIRST_TEACHER, TEACHERS = 1, 2, 101, 16
STUDENTS, GUARDIANS, ACCOUNTS = 1_000, 1_000_000, 5_000_000
CLASS, COURSES, TASKS = 32, 5, 8  # students in a class; courses of a class; tasks of a course
PER_REQUEST = 8  # of so many students one has asked for something


class Size(NamedTuple):
    """How large a school is."""

    students: int
    marks: bool = True

    @property
    def classes(self) -> int:
        return self.students // CLASS

    @property
    def requests(self) -> int:
        return self.students // PER_REQUEST


def account(person_id: int) -> int:
    """Somebody's Telegram id."""
    return person_id + ACCOUNTS


_PEOPLE = """
CREATE TEMP TABLE n AS
WITH RECURSIVE count(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM count WHERE i < :students)
SELECT i FROM count;
CREATE TEMP TABLE class AS SELECT i FROM n WHERE i <= :classes;
INSERT INTO person (id, telegram_id, name, called, language, zone, settled)
    SELECT :first_teacher - 1 + i, :accounts + :first_teacher - 1 + i, 'Учитель ' || i,
        'Учитель ' || i, 'ru', :zone, 1 FROM n WHERE i <= :teachers
    UNION ALL SELECT 1, :accounts + 1, 'Анна Петровна Соколова', 'Анна Петровна', 'ru', :zone, 1
    UNION ALL SELECT 2, :accounts + 2, 'Владимир Рудаков', 'Владимир', 'ru', :zone, 1;
INSERT INTO person (id, telegram_id, name, called, language, zone, settled)
    SELECT 1000 + i, :accounts + 1000 + i, 'Лиза Кравцова ' || i, 'Лиза', 'ru', :zone, 1 FROM n;
INSERT INTO person (id, telegram_id, name, called, language, zone, settled)
    SELECT 1000000 + i, :accounts + 1000000 + i, 'Ольга Игоревна Кравцова', 'Ольга Игоревна',
        'ru', :zone, 1 FROM n;
INSERT INTO role_grant (person_id, role)
    SELECT id, CASE id WHEN 1 THEN 'TUTOR' WHEN 2 THEN 'ADMIN' ELSE 'TEACHER' END
        FROM person WHERE id < 1000
    UNION ALL SELECT 1000 + i, 'STUDENT' FROM n
    UNION ALL SELECT 1000000 + i, 'PARENT' FROM n;
INSERT INTO student_group (id, name, zone) SELECT i, i || '-Д', :zone FROM class;
INSERT INTO group_part (whole_id, part_id) SELECT i, i FROM class;
INSERT INTO group_staff (group_id, person_id, role) SELECT i, 1, 'TUTOR' FROM class;
INSERT INTO enrollment (student_id, group_id) SELECT 1000 + i, (i - 1) / 32 + 1 FROM n;
INSERT INTO guardianship (guardian_id, student_id, kin)
    SELECT 1000000 + i, 1000 + i, 'MOTHER' FROM n;
INSERT INTO consent (student_id, by_id, at, way, document)
    SELECT 1000 + i, 1, :long_ago, 'PAPER', '№ ' || i FROM n;
INSERT INTO letter (person_id, weekday, hour, off, at)
    SELECT 1000000 + i, :letter_day, 18, 0, :long_ago FROM n;
"""

_STUDIES = """
CREATE TEMP TABLE five AS SELECT i - 1 AS c FROM n WHERE i <= 5;
CREATE TEMP TABLE eight AS SELECT i - 1 AS t FROM n WHERE i <= 8;
INSERT INTO course (id, group_id, subject, scale)
    SELECT (i - 1) * 5 + c + 1, i,
        CASE c WHEN 0 THEN 'Алгебра' WHEN 1 THEN 'Физика' WHEN 2 THEN 'Русский язык'
            WHEN 3 THEN 'История' ELSE 'Химия' END, 'FIVE'
    FROM class, five;
INSERT INTO course_teacher (course_id, teacher_id, by_timetable)
    SELECT id, :first_teacher + (group_id - 1) % :teachers, 0 FROM course;
INSERT INTO assignment (id, course_id, title, given_on, due_at, weight, cancelled)
    SELECT (id - 1) * 8 + t + 1, id, 'Контрольная № ' || (t + 1),
        date(:now, '-' || (t * 7 + 9) || ' days'),
        datetime(:now, '-' || (t * 7 + 2) || ' days') || '.000000', 1.0, 0
    FROM course, eight;
-- A past lesson of each course, and one to come that somebody may ask to move.
INSERT INTO lesson (id, day, starts_at, ends_at, zone, subject, room, link, state, changed)
    SELECT id, date(:now, '-3 days'), datetime(:now, '-3 days') || '.000000',
        datetime(:now, '-3 days', '+40 minutes') || '.000000', :zone, subject, '', '', 'PLANNED', 0
    FROM course
    UNION ALL
    SELECT 1000000 + i, date(:now, '+5 days'), datetime(:now, '+5 days') || '.000000',
        datetime(:now, '+5 days', '+40 minutes') || '.000000', :zone, 'Алгебра', '', '',
        'PLANNED', 0
    FROM class;
INSERT INTO lesson_group (lesson_id, group_id) SELECT id, group_id FROM course
    UNION ALL SELECT 1000000 + i, i FROM class;
INSERT INTO lesson_teacher (lesson_id, teacher_id)
    SELECT course_id, teacher_id FROM course_teacher
    UNION ALL SELECT 1000000 + i, :first_teacher + (i - 1) % :teachers FROM class;
"""

_MARKS = """
-- One task in sixteen has not been handed in.
INSERT INTO attempt (id, assignment_id, student_id, number, submitted_at, carried)
    SELECT NULL, a.id, e.student_id, 1, a.due_at, 0
    FROM assignment a JOIN course c ON c.id = a.course_id JOIN enrollment e
        ON e.group_id = c.group_id
    WHERE (a.id + e.student_id) % 16
    ORDER BY a.id, e.student_id;
INSERT INTO mark (student_id, course_id, scale, score, what_for, given_on, assignment_id,
        attempt_id, author_id, at, withdrawn)
    SELECT t.student_id, a.course_id, 'FIVE', 2 + (a.id + t.student_id) % 4, a.title,
        date(a.due_at), a.id, t.id, :first_teacher, a.due_at, 0
    FROM attempt t JOIN assignment a ON a.id = t.assignment_id;
INSERT INTO attendance (lesson_id, student_id, state, reason, at)
    SELECT c.id, e.student_id, 'PRESENT', '', :long_ago
    FROM course c JOIN enrollment e ON e.group_id = c.group_id ORDER BY c.id, e.student_id;
INSERT INTO mastery (student_id, course_id, topic, level, at)
    SELECT e.student_id, c.id, 'Дроби', 'BASIC', :long_ago
    FROM course c JOIN enrollment e ON e.group_id = c.group_id ORDER BY e.student_id, c.id;
"""

_REQUESTS = """
INSERT INTO reassignment (id, kind, student_id, asker_id, lesson_id, lesson_at, teacher_id, cause,
        state, since)
    SELECT i / 8, 'MOVE', 1000 + i, 1000 + i, l.id, l.starts_at,
        (SELECT teacher_id FROM lesson_teacher WHERE lesson_id = l.id), 'ILLNESS', 'ASKED', :now
    FROM n JOIN lesson l ON l.id = 1000000 + (i - 1) / 32 + 1 WHERE i % 8 = 0;
INSERT INTO reassignment_wish (request_id, at)
    SELECT id, datetime(lesson_at, '+1 day') || '.000000' FROM reassignment;
INSERT INTO reassignment_step (request_id, state, actor_id, at, reason)
    SELECT id, 'ASKED', asker_id, :now, '' FROM reassignment;
"""


def build(file: Path, size: Size, *, at: datetime) -> None:
    """Write a school of this size into a new file; 32,000 students with marks take some seconds."""
    migrate(url_of(file))
    told = {"students": size.students, "classes": size.classes, "zone": ZONE}
    told |= {"accounts": ACCOUNTS, "first_teacher": FIRST_TEACHER, "teachers": TEACHERS}
    told |= {"now": f"{at:%Y-%m-%d %H:%M:%S}.000000"}
    told |= {"long_ago": f"{at - timedelta(days=60):%Y-%m-%d %H:%M:%S}.000000"}
    told |= {"letter_day": (at + timedelta(days=3)).weekday()}  # nobody's letter comes today
    parts = [_PEOPLE, _STUDIES, _MARKS, _REQUESTS] if size.marks else [_PEOPLE]
    with closing(sqlite3.connect(file, isolation_level=None)) as store:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000"):
            store.execute(f"PRAGMA {pragma}")
        store.execute("BEGIN")
        indices = _without_indices(store)
        for statement in (one for part in parts for one in part.split(";") if one.strip()):
            store.execute(statement, {k: v for k, v in told.items() if f":{k}" in statement})
        for statement in indices:
            store.execute(statement)
        store.execute("COMMIT")
        store.execute("PRAGMA journal_mode=WAL")


def _without_indices(store: sqlite3.Connection) -> list[str]:
    """Sorting once is quicker than keeping order a million times: returns how to make them anew."""
    found = store.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        store.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def opened(file: Path) -> Store:
    """The store of a school that has been built."""
    return connect(url_of(file))
