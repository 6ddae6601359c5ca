"""The table of rights: who may do what, to whom, and whether it is personal or meant for groups."""

from enum import StrEnum
from typing import NamedTuple

from models.people import Role


class Action(StrEnum):
    JOIN = "join"
    NOTE_REACH = "note-reach"
    SEE_MENU = "see-menu"
    SET_PREFERENCES = "set-preferences"
    SEE_TIMETABLE = "see-timetable"
    KEEP_CALENDAR = "keep-calendar"
    SEE_CLASHES = "see-clashes"
    IMPORT_TIMETABLE = "import-timetable"
    CHANGE_TIMETABLE = "change-timetable"
    ANSWER_CHANGE = "answer-change"
    KEEP_HOLIDAYS = "keep-holidays"
    KEEP_BELLS = "keep-bells"
    SEE_BUSY = "see-busy"
    KEEP_BUSY = "keep-busy"
    SEE_CONTACTS = "see-contacts"
    OPEN_CONTACT = "open-contact"
    SEE_PHONE = "see-phone"
    SHARE_PHONE = "share-phone"
    ALLOW_INTRODUCTION = "allow-introduction"
    SEE_BRIEFING = "see-briefing"
    CONFIRM_BRIEFING = "confirm-briefing"
    SEE_PEOPLE = "see-people"
    INVITE = "invite"
    INVITE_STAFF = "invite-staff"
    KEEP_PEOPLE = "keep-people"
    MERGE_PEOPLE = "merge-people"
    SUBSTITUTE = "substitute"
    CREATE_GROUP = "create-group"
    ASSIGN_TEACHER = "assign-teacher"
    IMPORT_PEOPLE = "import-people"
    MOVE_SCHOOL = "move-school"
    DISCONNECT = "disconnect"
    LINK_CHAT = "link-chat"
    SEE_CONSENT = "see-consent"
    GIVE_CONSENT = "give-consent"
    NOTE_CONSENT = "note-consent"
    WITHDRAW_CONSENT = "withdraw-consent"
    SEE_PROGRESS = "see-progress"
    SET_LETTER = "set-letter"
    SET_TAG = "set-tag"
    GIVE_MARK = "give-mark"
    IMPORT_MARKS = "import-marks"
    SEE_REASSIGNMENT = "see-reassignment"
    ASK_REASSIGNMENT = "ask-reassignment"
    AGREE_REASSIGNMENT = "agree-reassignment"
    DECIDE_REASSIGNMENT = "decide-reassignment"
    SEE_GUIDES = "see-guides"
    ANSWER_GUIDE = "answer-guide"
    KEEP_GUIDES = "keep-guides"
    SEE_MATERIALS = "see-materials"
    TAKE_MATERIAL = "take-material"
    KEEP_MATERIALS = "keep-materials"
    SEE_TAKERS = "see-takers"
    SEE_FAQ = "see-faq"
    KEEP_FAQ = "keep-faq"
    SEE_ANNOUNCEMENT = "see-announcement"
    ANSWER_ANNOUNCEMENT = "answer-announcement"
    ANNOUNCE = "announce"
    SEE_AUDIT = "see-audit"
    EXPLAIN_ACCESS = "explain-access"
    SEE_MY_DATA = "see-my-data"
    SEE_DOWNLOADS = "see-downloads"
    DOWNLOAD_RECORDS = "download-records"
    KEEP_NOTES = "keep-notes"
    SEE_ADVICE = "see-advice"
    GIVE_ADVICE = "give-advice"
    WRITE_DESK = "write-desk"
    ANSWER_DESK = "answer-desk"
    HAND_DESK = "hand-desk"
    OPEN_CASE = "open-case"
    KEEP_CASE = "keep-case"
    SEE_CALLS = "see-calls"
    KEEP_CALLS = "keep-calls"
    ASK_FAMILY = "ask-family"
    ANSWER_FAMILY = "answer-family"
    READ_FAMILY = "read-family"
    ASK_ERASURE = "ask-erasure"
    DECIDE_ERASURE = "decide-erasure"


class Scope(StrEnum):
    NONE = "-"
    OWN = "own"  # what is mine under this role: what I learn, teach or have written
    STUDENTS = "students"  # what belongs to the students I look after in this role
    SCHOOL = "school"  # what belongs to the students on my own school's roll
    ALL = "all"


class Listeners(StrEnum):
    """What becomes of an action in a group chat."""

    NOBODY = "-"  # it is for the private chat only
    ASKER = "asker"  # it is answered to whoever asked, and nobody else sees the answer
    FORUM = "forum"  # it is done in a tutor's forum, where nobody is but who may read it all
    EVERYBODY = "aloud"  # everybody may hear it


class Rule(NamedTuple):
    """One row of the table."""

    writes: bool  # a write takes the single writer, a read runs beside it
    duty: str  # which duty of the job description doing it fulfils; "-" for none
    scopes: dict[Role, Scope]
    stranger: bool  # may somebody who holds no role do it?
    group: Listeners  # may it be done in a group chat, and who hears the answer?
    personal: bool  # does it show or take what is personal: marks, attendance, requests?
    # Then only of students for whom a consent is in force, unless it is a right or a duty by law.
    consented: bool

    @property
    def aloud(self) -> bool:
        return self.group is Listeners.EVERYBODY


TABLE = """
                    mode  duty student parent   tutor    teacher psychologist coordinator admin stranger group personal
join                write A1   own     own      own      own     own          own         own   yes      -     -
note-reach          write -    own     own      own      own     own          own         own   yes      aloud -
see-menu            read  -    own     own      own      own     own          own         own   yes      -     -
set-preferences     write -    own     own      own      own     own          own         own   -        -     -
see-timetable       read  A4   own     students students own     students     school      all   -        asker -
keep-calendar       write A4   own     own      own      own     own          own         own   -        -     -
see-clashes         read  A4   -       -        students -       -            -           all   -        -     -
import-timetable    write A4   -       -        students -       -            -           all   -        -     -
change-timetable    write A4   -       -        students -       -            -           all   -        -     -
answer-change       write A4   own     students -        own     -            -           -     -        -     -
keep-holidays       write A4   -       -        students -       -            -           all   -        -     -
keep-bells          write A4   -       -        students -       -            -           all   -        -     -
see-busy            read  C3.5 -       -        students -       -            school      all   -        -     -
keep-busy           write C3.5 -       -        -        -       -            school      all   -        -     -
see-contacts        read  A1   own     students students -       students     school      all   -        -     -
open-contact        write A1   own     students -        -       -            -           -     -        -     -
see-phone           read  C3.2 own     students students -       -            -           all   -        -     right
share-phone         write C3.2 -       own      own      own     own          own         own   -        -     right
allow-introduction  write A1   -       students -        -       -            -           -     -        -     -
see-briefing        read  C1.1 -       -        students own     -            -           -     -        -     yes
confirm-briefing    write C1.1 -       -        -        own     -            -           -     -        -     -
see-people          read  A1   -       -        students -       -            school      all   -        -     -
invite              write A1   -       -        students -       -            -           all   -        -     -
invite-staff        write A1   -       -        -        -       -            -           all   -        -     -
keep-people         write A1 -       -        students -       -            -           all   -        -     -
merge-people        write A1 -       -        students -       -            -           all   -        -     -
substitute          write A1 -       -        students -       -            -           all   -        -     -
create-group        write A1   -       -        -        -       -            -           all   -        -     -
assign-teacher      write A4 -       -        students -       -            -           all   -        -     -
import-people       write A1   -       -        students -       -            -           all   -        -     -
move-school         write A1   -       -        -        -       -            -           all   -        -     -
disconnect          write A1   -       -        students -       -            -           all   -        -     -
link-chat           write A4   -       -        students -       -            -           all   -        aloud -
see-consent         read  A1   -       students students -       -            -           all   -        -     -
give-consent        write A1   -       students -        -       -            -           -     -        -     -
note-consent        write A1   -       -        students -       -            -           all   -        -     -
withdraw-consent    write A1   -       students students -       -            -           all   -        -     -
see-progress        read  C4.1 own     students students own     -            school      -     -        asker yes
set-letter          write C4.1 -       students -        -       -            -           -     -        -     -
set-tag             write A1   -       own      -        -       -            -           -     -        -     -
give-mark           write B2   -       -        students own     -            -           -     -        -     yes
import-marks        write B2   -       -        students own     -            -           all   -        -     yes
see-reassignment    read  A6   own     students students own     -            -           -     -        -     yes
ask-reassignment    write A6   own     students -        -       -            -           -     -        -     yes
agree-reassignment  write C1.4 -       -        -        own     -            -           -     -        -     yes
decide-reassignment write A6   -       -        students -       -            -           -     -        -     yes
see-guides          read  A2   own     own      own      own     own          own         own   -        -     -
answer-guide        write A3   own     own      own      own     own          own         own   -        -     -
keep-guides         write A3   -       -        students -       -            -           all   -        -     -
see-materials       read  A8   own     students students own     -            -           -     -        -     -
take-material       write A8   own     students students own     -            -           -     -        -     -
keep-materials      write A8   -       -        students own     -            -           -     -        -     -
see-takers          read  A8   -       -        students own     -            -           -     -        -     yes
see-faq             read  A8   own     own      own      own     own          own         own   -        -     -
keep-faq            write A8   -       -        students -       -            -           all   -        -     -
see-announcement    read  A4   own     own      own      own     own          own         own   -        -     -
answer-announcement write A4   own     own      own      own     own          own         own   -        -     -
announce            write A4   -       -        students -       -            -           all   -        -     -
see-audit           read  -    -       -        -        -       -            -           all   -        -     right
explain-access      read  -    -       -        -        -       -            -           all   -        -     -
see-my-data         write -    own     students own      own     own          own         own   -        -     right
see-downloads       read  -    -       -        students own     -            -           all   -        -     -
download-records    read  -    -       -        students own     -            -           -     -        -     yes
keep-notes          write -    -       -        -        -       students     -           -     -        -     yes
see-advice          read  -    -       students students own     students     -           -     -        -     yes
give-advice         write -    -       -        -        -       students     -           -     -        -     yes
write-desk          write A8   own     students -        -       -            -           -     -        -     right
answer-desk         write A8   -       -        students own     students     school      -     -        forum right
hand-desk           write A8   -       -        students -       -            -           -     -        -     right
open-case           write C3.11 -      -        students -       -            -           -     -        -     right
keep-case           write C3.11 -      -        students -       students     school      -     -        -     right
see-calls           read  A8   -       -        students -       -            school      -     -        -     right
keep-calls          write A8   -       -        students -       -            school      -     -        -     right
ask-family          write C4.2 -       -        students -       -            -           -     -        -     yes
answer-family       write C4.2 -       students -        -       -            -           -     -        -     right
read-family         read  C4.2 -       -        students own     students     -           -     -        -     yes
ask-erasure         write -    own     students own      own     own          own         own   -        -     -
decide-erasure      write -    -       -        -        -       -            -           all   -        -     -
"""


def read(table: str) -> dict[Action, Rule]:
    """A rule for every action; ValueError where a row is wrong or missing."""
    header, *rows = [line.split() for line in table.strip().splitlines()]
    roles = [Role(name) for name in header[2:-3]]
    rules = {}
    for action, mode, duty, *cells, stranger, group, personal in rows:
        scopes = dict(zip(roles, map(Scope, cells), strict=True))
        if mode not in ("read", "write"):
            raise ValueError(f"{action} is neither a read nor a write")
        rules[Action(action)] = Rule(
            mode == "write",
            duty,
            scopes,
            stranger == "yes",
            Listeners(group),
            personal in ("yes", "right"),
            personal == "yes",
        )
    if missing := set(Action) - set(rules):
        raise ValueError(f"actions without a row: {missing}")
    return rules


PERMISSIONS = read(TABLE)
