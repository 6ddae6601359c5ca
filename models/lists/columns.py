"""The columns of lists of people: which kind a list is of, and what its cells say."""

import re
from enum import StrEnum

from models.names import plain
from models.people import Kin, NameMissing, Role, clean_name
from models.spreadsheets import Columns, ProblemKey, Record, columns_of, folded
from models.spreadsheets.plans import BadCell, Unclear


class ListKind(StrEnum):
    """What a row of the list is."""

    FAMILIES = "families"  # a student, their group and school, and who answers for them
    STAFF = "staff"  # somebody who works for the school, in one role
    TEACHING = "teaching"  # one teacher of one subject in one group


NAMES = ({"student"}, {"name"}, {"full_name"}, {"surname", "given"})  # any of these names somebody
NEEDED = (
    *((ListKind.TEACHING, frozenset({"teacher", "subject", "group"})),),
    *((ListKind.STAFF, frozenset(names | {"role"})) for names in NAMES),
    *((ListKind.FAMILIES, frozenset(names | {"group"})) for names in NAMES),
)
COLUMNS = Columns.named(
    {
        "person": "schoolnumber номервшколе",  # a plain number counts the rows of somebody's list
        "student": "student pupil learner child ученик ученица студент",
        "name": "name имя сотрудник worker",
        "full_name": "fullname фио фамилияимя фамилияиимя фамилияимяотчество фиоученика",
        "surname": "surname lastname familyname фамилия",
        "given": "givenname firstname given имяученика имябезфамилии",
        "patronymic": "patronymic middlename отчество",
        "group": "group class группа класс",
        "school": "school homeschool школа оу школаученика",
        "joined": "joined since enrolled зачислен зачислена датазачисления учитсяс",
        "mother": "mother mom мама мать",
        "father": "father dad папа отец",
        "grandmother": "grandmother бабушка",
        "guardian": "guardian parent опекун представитель родитель законныйпредставитель",
        "role": "role position роль должность",
        "teacher": "teacher преподаватель учитель",
        "subject": "subject предмет дисциплина",
        "day": "day weekday день деньнедели",  # then it is a timetable
    },
    *(needed for _, needed in NEEDED),
    group=1000,
)
GIVEN_FIRST = ("student", "name")  # columns that are written as the school keeps names
KIN = {
    "mother": Kin.MOTHER,
    "father": Kin.FATHER,
    "grandmother": Kin.GRANDMOTHER,
    "guardian": Kin.GUARDIAN,
}
ROLES = {
    Role.TUTOR: "tutor тьютор",
    Role.TEACHER: "teacher преподаватель учитель",
    Role.PSYCHOLOGIST: "psychologist психолог",
    Role.COORDINATOR: "coordinator координатор",
    Role.ADMIN: "admin administrator администратор",
}
FATHERS_NAME = ("вич", "вна", "ична", "оглы", "кызы")
APART = re.compile(r"[|,;]")


def kind_of(columns: frozenset[str]) -> ListKind | None:
    if "day" in columns:
        return None
    return next((kind for kind, needed in NEEDED if needed <= columns), None)


def is_list(content: bytes) -> bool:
    """Does the header speak of people and their groups, roles or subjects?"""
    return kind_of(columns_of(content, COLUMNS)) is not None


def name_of(record: Record) -> str:
    """The row's own name, given name first, as the school keeps it."""
    cells = record.cells
    for column in GIVEN_FIRST:
        if cells.get(column):
            return _fit(cells[column], column)
    if cells.get("full_name"):
        return surname_last(_fit(cells["full_name"], "full_name"))
    parts = [cells.get(part, "") for part in ("given", "patronymic", "surname")]
    return _fit(" ".join(part for part in parts if part), "surname")


def guardian_named(record: Record, column: str) -> str:
    """A guardian's name: the surname first exactly where the student's is."""
    name = _fit(record.cells[column], column)
    return name if any(map(record.cells.get, GIVEN_FIRST)) else surname_last(name)


def _fit(text: str, column: str) -> str:
    try:
        return clean_name(text)
    except NameMissing:
        raise BadCell(column, ProblemKey.EMPTY_NAME, text) from None


def surname_last(name: str) -> str:
    """«Кузнецова Лиза» as «Лиза Кузнецова»; a father's name at the second place stays there."""
    words = name.split()
    if len(words) < 2 or (len(words) == 3 and words[1].casefold().endswith(FATHERS_NAME)):
        return name
    return " ".join([*words[1:], words[0]])


def several(text: str) -> list[str]:
    """The names in one cell."""
    return [name for name in (" ".join(part.split()) for part in APART.split(text)) if name]


def role_of(record: Record) -> Role:
    word = folded(record.cells["role"])
    found = next((role for role, known in ROLES.items() if word in known.split()), None)
    if found is None:
        raise BadCell("role", ProblemKey.BAD_ROLE, record.cells["role"])
    return found


def number_of(record: Record) -> int | None:
    """The number that the school's own list gives this person."""
    text = record.cells.get("person", "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Unclear(ProblemKey.UNKNOWN_NUMBER)
    return int(text)


def words(name: str) -> frozenset[str]:
    """What two spellings of one name have in common: its words, in any order."""
    return frozenset(plain(name).split())
