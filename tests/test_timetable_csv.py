"""A weekly timetable from outside: what is taken from the file, and what is said about the rest."""

import csv
from datetime import time
from pathlib import Path

import pytest

from models.spreadsheets import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Problem, ProblemKey
from models.student_sets_csv import read_sets
from models.timetable_csv import Row, read_timetable

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "data"
CLOCK = "id,day,start,end,subject,teachers,groups,room,link\n"
PERIODS = "id,day,start,duration,subject,teachers,students,room\n"


def one(line: str, header: str = CLOCK) -> Row:
    reading = read_timetable((header + line).encode())
    assert reading.problems == ()
    (row,) = reading.rows
    return row


def problems(text: str) -> list[tuple[int, str, str]]:
    found = read_timetable(text.encode()).problems
    return [(problem.line, problem.key.value, problem.column) for problem in found]


def test_lessons_counted_in_periods() -> None:
    reading = read_timetable((HERE / "data" / "timetable_periods.csv").read_bytes())
    assert (reading.problems, reading.ignored_columns) == ((), ())
    assert (reading.encoding, reading.delimiter) == ("utf-8", ",")
    assert [(row.weekday, row.start, row.end) for row in reading.rows] == [
        (0, time(9), time(9, 45)),
        (0, time(9, 45), time(11, 30)),  # with the break between
        (0, time(9), time(10, 30)),
        (1, time(10, 45), time(12, 15)),
        (1, time(11, 30), time(13)),  # beyond the last start of the file
        (2, time(9), time(9, 45)),
    ]
    third, meeting = reading.rows[2], reading.rows[5]
    assert third.id == "3"
    assert third.teachers == ("Ким А. В.", "Белых Р. О.")
    assert third.groups == ("7 «Б» первая", "7 «Б» вторая")
    assert reading.rows[1].room == "12"
    assert meeting.groups == ()


def test_lessons_that_end_by_the_clock() -> None:
    reading = read_timetable((HERE / "data" / "timetable_clock.csv").read_bytes())
    assert reading.problems == ()
    assert reading.ignored_columns == ("примечание",)
    assert reading.delimiter == ";"
    algebra, russian, chess = reading.rows
    assert (algebra.line, algebra.weekday, algebra.start) == (2, 0, time(15))
    assert algebra.link == "https://video.example/r/1"
    assert (russian.weekday, russian.start, russian.end) == (2, time(16, 10), time(17, 10))
    assert russian.groups == ("7 «А»", "7 «Б» первая")
    assert (chess.weekday, chess.subject, chess.teachers) == (6, "Шахматы; кружок", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(encoding: str, delimiter: str, line_end: str) -> None:
    header = ["Предмет", "ДЕНЬ недели", " начало ", "Минут", "Учитель", "Класс"]
    lines = [header, ["Алгебра", "вторник", "8:05", "40", "Ёлкина", "№ 5"]]
    text = line_end.join(delimiter.join(line) for line in lines)
    reading = read_timetable(text.encode(encoding))
    assert reading.problems == ()
    assert (reading.encoding, reading.delimiter) == (encoding.removesuffix("-sig"), delimiter)
    (row,) = reading.rows
    assert (row.subject, row.teachers, row.groups) == ("Алгебра", ("Ёлкина",), ("№ 5",))
    assert (row.start, row.end) == (time(8, 5), time(8, 45))


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_other_russian_encodings_are_refused_rather_than_read_as_gibberish(encoding: str) -> None:
    text = "день,начало,конец,предмет,учитель,класс\nпонедельник,8:00,8:45,Алгебра,Орлова,7 а\n"
    assert _key(text.encode(encoding)) == "unknown-encoding"


def test_western_bytes_are_refused_rather_than_read_as_gibberish() -> None:
    text = CLOCK + "1,Miércoles,8:00,8:45,Álgebra,Muñoz,Séptimo,,\n"
    assert _key(text.encode("windows-1252")) == "unknown-encoding"


def _key(content: bytes) -> str:
    (problem,) = read_timetable(content).problems
    return problem.key.value


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty-file"),
        (b" \r\n \n", "empty-file"),
        ("\ufeff".encode(), "empty-file"),
        (b";;;\n;;;\n", "empty-file"),
        (b"x" * (MOST_BYTES + 1), "too-large"),
        (CLOCK.encode(), "no-rows"),
        (CLOCK.encode() + b",,,,,,,,\n\n", "no-rows"),
        (CLOCK.encode() + b"1,Mon,8:00,\x009:00,A,B,C,,\n", "nul-bytes"),
        (CLOCK.encode("utf-16-le"), "nul-bytes"),
        (b"\xff\xfea", "unknown-encoding"),
        (CLOCK.encode("utf-8-sig") + b"\xff\xff", "unknown-encoding"),
        (b'"day,start', "broken-quotes"),
        (b"a," * MOST_COLUMNS, "too-many-columns"),
        ((CLOCK + "1,Mon,8:00,9:00,A,B,C,,\n" * (MOST_ROWS + 1)).encode(), "too-many-rows"),
        (b"day,weekday,start,end,subject,teacher,group\n1,1,8:00,9:00,A,B,C", "duplicate-column"),
    ],
)
def test_files_that_cannot_be_read(content: bytes, key: str) -> None:
    reading = read_timetable(content)
    assert [problem.key.value for problem in reading.problems] == [key]
    assert reading.rows == ()


def test_missing_columns_are_named_and_unknown_ones_too() -> None:
    reading = read_timetable(b"day,start,periods,colour\nMon,8:00,1,red\n")
    assert {(one.key.value, one.column) for one in reading.problems} == {
        ("missing-column", "groups"),
        ("missing-column", "subject"),
        ("missing-column", "teachers"),
    }
    assert reading.ignored_columns == ("colour",)
    assert reading.rows == ()


@pytest.mark.parametrize(
    ("line", "key", "column"),
    [
        ("1,Mon,8:00,9:00,A,B,C,", "wrong-field-count", ""),
        ("1,Mon,8:00,9:00,A,B,C,,,", "wrong-field-count", ""),
        ('1,Mon,8:00,9:00,"A"x,B,C,,', "broken-quotes", ""),
        ("1,Mon,8:00,9:00," + "A" * 201 + ",B,C,,", "field-too-long", "subject"),
        ("1,Mon,8:00,9:00,A,B," + "C" * 201 + "|D,,", "field-too-long", "groups"),
        ("1,Someday,8:00,9:00,A,B,C,,", "unknown-weekday", "day"),
        ("1,0,8:00,9:00,A,B,C,,", "unknown-weekday", "day"),
        ("1,8,8:00,9:00,A,B,C,,", "unknown-weekday", "day"),
        ("1,,8:00,9:00,A,B,C,,", "unknown-weekday", "day"),
        ("1,Mon,25:00,9:00,A,B,C,,", "bad-time", "start"),
        ("1,Mon,,9:00,A,B,C,,", "bad-time", "start"),
        ("1,Mon,soon,9:00,A,B,C,,", "bad-time", "start"),
        ("1,Mon,8:00,9:75,A,B,C,,", "bad-time", "end"),
        ("1,Mon,8:00,,A,B,C,,", "missing-end", "end"),
        ("1,Mon,9:00,8:00,A,B,C,,", "end-before-start", "end"),
        ("1,Mon,9:00,9:00,A,B,C,,", "end-before-start", "end"),
        ("1,Mon,23:00,1:00,A,B,C,,", "past-midnight", "end"),
        ("1,Mon,8:00,16:01,A,B,C,,", "too-long", "end"),
        ("1,Mon,8:00,9:00, \u200b,B,C,,", "empty-subject", "subject"),
        ("1,Mon,8:00,9:00,A,B, | ,,", "empty-group", "groups"),
        ("1,Mon,8:00,9:00,A,B,C,,javascript:alert(1)", "bad-link", "link"),
        ("1,Mon,8:00,9:00,A,B,C,,video.example/r", "bad-link", "link"),
        ("1,Mon,8:00,9:00,A,B,C,,http://", "bad-link", "link"),
        ("1,Mon,8:00,9:00,A,B,C,,http://[", "bad-link", "link"),
        ("7,Tue,8:00,9:00,A,B,C,,", "duplicate-row", ""),
        ("7,Tue,8:00,9:00,Another,B,C,,", "duplicate-id", "id"),
    ],
)
def test_a_bad_row_costs_that_row_and_says_why(line: str, key: str, column: str) -> None:
    text = CLOCK + "7,Tue,8:00,9:00,A,B,C,,\n" + line + "\n9,Wed,8:00,9:00,A,B,C,,\n"
    assert problems(text) == [(3, key, column)]
    assert [row.id for row in read_timetable(text.encode()).rows] == ["7", "9"]


@pytest.mark.parametrize(
    ("line", "key", "column"),
    [
        ("1,Mon,soon,1,A,B,C,", "bad-time", "start"),
        ("1,Mon,8:00,0,A,B,C,", "bad-duration", "duration"),
        ("1,Mon,8:00,1.5,A,B,C,", "bad-duration", "duration"),
        ("1,Mon,8:00,,A,B,C,", "bad-duration", "duration"),
        ("1,Mon,8:00,11,A,B,C,", "too-long", "duration"),
        ("1,Mon,23:30,2,A,B,C,", "past-midnight", "duration"),
        ("1,Mon,8:00,1,A,,,", "empty-group", "groups"),
    ],
)
def test_a_bad_row_of_periods(line: str, key: str, column: str) -> None:
    assert problems(PERIODS + line) == [(2, key, column)]


@pytest.mark.parametrize("minutes", ["0", "-5", "forty", "4,5", "10000"])
def test_bad_minutes(minutes: str) -> None:
    text = f'day;start;minutes;subject;teacher;group\nMon;8:00;"{minutes}";A;B;C'
    assert problems(text) == [(2, "bad-minutes", "minutes")]


def test_all_reasons_of_one_row_are_told() -> None:
    found = problems(CLOCK + "1,Someday,25:00,9:75,,B,,,ftp://x")
    assert {key for _, key, _ in found} == {
        "unknown-weekday",
        "bad-time",
        "empty-subject",
        "empty-group",
        "bad-link",
    }
    assert len(found) == 6


def test_lines_are_counted_as_an_editor_does() -> None:
    text = "\n" + CLOCK + '\n1,Mon,8:00,9:00,"two\nlines",B,C,,\n2,Mon,8:00,9:00,,B,C,,\n'
    reading = read_timetable(text.encode())
    assert [(row.line, row.subject) for row in reading.rows] == [(4, "two lines")]
    assert [problem.line for problem in reading.problems] == [6]


def test_names_lose_what_cannot_be_seen() -> None:
    row = one("1,Mon,8:00,9:00,\u202eА\u200fл\u2066г\u0007 \t ебра\u200d,B,C\u00a0 c,,")
    assert (row.subject, row.groups) == ("Алг ебра", ("C c",))
    assert one("1,Mon,8:00,9:00,Геи\u0306,B,C,,").subject == "Гей"


def test_formulas_are_plain_text() -> None:
    assert one('1,Mon,8:00,9:00,"=HYPERLINK(""x"")",@B,+C,,').subject == '=HYPERLINK("x")'


def test_values_of_problems_are_short_and_plain() -> None:
    problem = Problem(1, ProblemKey.BAD_TIME, "start", "\u202e" + "x" * 300)
    assert problem.value == "x" * 39 + "…"


def test_a_row_without_id_is_found_again() -> None:
    header = "day,start,end,subject,teacher,group,room\n"
    first = one("Mon,8:00,9:00,A,B|D,C|E,1", header)
    assert first.id == one("понедельник,08:00,9:30,A,B,E|C,2", header).id
    assert first.id != one("Mon,8:00,9:00,A,D|B,C|E,1", header).id
    assert first.id != one("Tue,8:00,9:00,A,B,C|E,1", header).id


def test_a_set_has_its_parts() -> None:
    sets = read_sets((HERE / "data" / "student_sets.csv").read_bytes())
    assert sets.problems == ()
    assert sets.parts["7 «Б»"] == {"7 «Б» первая", "7 «Б» вторая"}
    assert sets.parts["7 «Б» первая"] == {"7 «Б» первая"}


def test_bad_rows_of_sets() -> None:
    sets = read_sets(b"set,atom,note\n7,7a,\n7,,\n,7b,\n7,7a,\n7,7c\n")
    assert [(one.line, one.key.value) for one in sets.problems] == [
        (3, "empty-part"),
        (4, "empty-set"),
        (5, "duplicate-row"),
        (6, "wrong-field-count"),
    ]
    assert sets.parts == {"7": {"7a"}}
    assert sets.ignored_columns == ("note",)


@pytest.fixture
def lom() -> Path:
    folder = SHARED / "timetable-lom"
    if not folder.is_dir():
        pytest.skip("the timetable of the school in Lom is not on this machine (../shared/data)")
    return folder


def test_a_real_timetable_is_read_whole(lom: Path) -> None:
    content = (lom / "Bulgaria_Lom.csv").read_bytes()
    reading = read_timetable(content)
    assert (len(reading.rows), reading.problems, reading.ignored_columns) == (448, (), ())
    told = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row.id for row in reading.rows] == [line["id"] for line in told]
    assert [f"{row.start:%H:%M}" for row in reading.rows] == [line["start"] for line in told]
    assert {row.weekday for row in reading.rows} == {0, 1, 2, 3, 4}
    sets = read_sets((lom / "Bulgaria_Lom_student_sets.csv").read_bytes())
    assert sets.problems == ()
    assert {group for row in reading.rows for group in row.groups} <= set(sets.parts)
