"""What can be wrong with a table from outside: stable reasons, for which others have the words."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class ProblemKey(StrEnum):
    """Why a file, or one row of it, cannot be taken. The values are stable: words hang on them."""

    TOO_LARGE = "too-large"
    EMPTY_FILE = "empty-file"
    UNKNOWN_ENCODING = "unknown-encoding"
    NUL_BYTES = "nul-bytes"
    OLD_WORKBOOK = "old-workbook"
    BROKEN_WORKBOOK = "broken-workbook"
    NO_WORKBOOK = "no-workbook"
    BROKEN_CALENDAR = "broken-calendar"
    CALENDAR_TOO_LARGE = "calendar-too-large"
    MACROS = "macros"
    EXTERNAL_LINKS = "external-links"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    SHEET_TOO_WIDE = "sheet-too-wide"
    FORMULA = "formula"
    MERGED_CELLS = "merged-cells"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_MANY_ROWS = "too-many-rows"
    DUPLICATE_COLUMN = "duplicate-column"
    MISSING_COLUMN = "missing-column"
    NO_ROWS = "no-rows"
    BROKEN_QUOTES = "broken-quotes"
    WRONG_FIELD_COUNT = "wrong-field-count"
    FIELD_TOO_LONG = "field-too-long"
    UNKNOWN_WEEKDAY = "unknown-weekday"
    BAD_TIME = "bad-time"
    BAD_DURATION = "bad-duration"
    BAD_MINUTES = "bad-minutes"
    MISSING_END = "missing-end"
    END_BEFORE_START = "end-before-start"
    PAST_MIDNIGHT = "past-midnight"
    TOO_LONG = "too-long"
    EMPTY_SUBJECT = "empty-subject"
    EMPTY_GROUP = "empty-group"
    BAD_LINK = "bad-link"
    DUPLICATE_ROW = "duplicate-row"
    DUPLICATE_ID = "duplicate-id"
    EMPTY_SET = "empty-set"
    EMPTY_PART = "empty-part"
    BAD_DATE = "bad-date"
    DAY_AHEAD = "day-ahead"
    UNKNOWN_STUDENT = "unknown-student"
    NO_CONSENT = "no-consent"
    SEVERAL_STUDENTS = "several-students"
    UNKNOWN_COURSE = "unknown-course"
    SEVERAL_COURSES = "several-courses"
    UNKNOWN_GROUP = "unknown-group"
    UNKNOWN_TASK = "unknown-task"
    EMPTY_TASK = "empty-task"
    EMPTY_TOPIC = "empty-topic"
    BAD_MARK = "bad-mark"
    BAD_LEVEL = "bad-level"
    BAD_ATTENDANCE = "bad-attendance"
    BAD_WEIGHT = "bad-weight"
    BAD_SCALE = "bad-scale"
    BAD_FLAG = "bad-flag"
    NO_SUCH_LESSON = "no-such-lesson"
    SEVERAL_LESSONS = "several-lessons"
    EMPTY_NAME = "empty-name"
    BAD_ROLE = "bad-role"
    EMPTY_SCHOOL = "empty-school"
    UNKNOWN_NUMBER = "unknown-number"
    UNKNOWN_TEACHER = "unknown-teacher"
    SEVERAL_TEACHERS = "several-teachers"
    NOT_YOUR_LIST = "not-your-list"
    NOT_YOUR_SCHOOL = "not-your-school"
    SAID_TWICE = "said-twice"
    NO_MANIFEST = "no-manifest"
    OTHER_VERSION = "other-version"
    FILE_ABSENT = "file-absent"
    EMPTY_SOURCED_ID = "empty-sourced-id"
    SOURCED_TWICE = "sourced-twice"
    DANGLING_ID = "dangling-id"
    BAD_STATUS = "bad-status"
    BAD_RANGE = "bad-range"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_RANGE = "unknown-range"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason, at a line of the file (0: the file as a whole) and, where known, a column.

    `column` is our own name of the column. `value` is what stood there, at most 40 characters.
    """

    line: int
    key: ProblemKey
    column: str = ""
    value: str = ""
    file: str = ""  # of several in one archive

    def __post_init__(self) -> None:
        value = clean(self.value[:400])
        object.__setattr__(self, "value", value if len(value) <= 40 else value[:39] + "…")


def clean(text: str) -> str:
    """Composed, without control and formatting characters (text direction, joiners), folded."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if text.isprintable():
        return text
    kept = (letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf"})
    return " ".join("".join(kept).split())
