"""What the buttons of this feature say."""

from enum import StrEnum

from models.reassignment import Instead, RequestCause, RequestKind
from ui import CallbackData


class Purpose(StrEnum):
    """What a time is looked for."""

    WISH = "wish"
    COUNTER = "counter"
    ASSIGN = "assign"


class Requests(CallbackData, prefix="re-list"):
    """Everything that is asked and lately was."""

    page: int = 0


class New(CallbackData, prefix="re-new"):
    """Ask something for this student."""

    student: int


class Things(CallbackData, prefix="re-things"):
    """About which lesson, or which task?"""

    student: int
    kind: RequestKind
    tasks: bool = False
    page: int = 0


class AskLesson(CallbackData, prefix="re-lesson"):
    """Ask something about this lesson."""

    lesson: int


class AskTask(CallbackData, prefix="re-task"):
    """Ask for another attempt at this task."""

    assignment: int


class BeginLesson(CallbackData, prefix="re-begin"):
    lesson: int
    student: int
    kind: RequestKind


class BeginTask(CallbackData, prefix="re-redo"):
    assignment: int
    student: int


class Take(CallbackData, prefix="re-take"):
    """This instead of moving a whole group's lesson."""

    request: int
    instead: Instead


class Insist(CallbackData, prefix="re-insist"):
    """Ask to move the group's lesson all the same."""

    request: int


class Because(CallbackData, prefix="re-because"):
    request: int
    cause: RequestCause


class Describe(CallbackData, prefix="re-words"):
    """Let me write, or send a photo."""

    request: int


class Draft(CallbackData, prefix="re-draft"):
    """Look at it again before it is sent."""

    request: int


class Send(CallbackData, prefix="re-send"):
    request: int


class Drop(CallbackData, prefix="re-drop"):
    """Don't send it."""

    request: int


class Show(CallbackData, prefix="re-show"):
    request: int


class Files(CallbackData, prefix="re-files"):
    """Show what was sent along."""

    request: int


class Withdraw(CallbackData, prefix="re-back"):
    request: int


class Times(CallbackData, prefix="re-times"):
    """The best times, for this purpose."""

    request: int
    purpose: Purpose


class Days(CallbackData, prefix="re-days"):
    """Choose a day in the month that begins with this ordinal number."""

    request: int
    purpose: Purpose
    month: int


class Bells(CallbackData, prefix="re-bells"):
    """Choose a time on this day, given as its ordinal number."""

    request: int
    purpose: Purpose
    day: int


class TypeTime(CallbackData, prefix="re-type"):
    request: int
    purpose: Purpose


class Wish(CallbackData, prefix="re-wish"):
    """This would suit us, in minutes since 1970; or not after all."""

    request: int
    minute: int


class Agree(CallbackData, prefix="re-agree"):
    """Yes, at whatever time the tutor finds."""

    request: int


class AgreeTo(CallbackData, prefix="re-agree-to"):
    """Yes, at this preferred time."""

    request: int
    minute: int


class Counter(CallbackData, prefix="re-counter"):
    """Yes, but at this time."""

    request: int
    minute: int


class Decline(CallbackData, prefix="re-decline"):
    """No; let me type why."""

    request: int


class Accept(CallbackData, prefix="re-accept"):
    request: int


class TurnDown(CallbackData, prefix="re-unfit"):
    """What the teacher offers does not suit."""

    request: int


class Phone(CallbackData, prefix="re-phone"):
    """The teacher has agreed by telephone; when was that?"""

    request: int


class Phoned(CallbackData, prefix="re-phoned"):
    request: int
    minute: int


class TypeCall(CallbackData, prefix="re-phone-type"):
    """Let me type when we talked."""

    request: int


class Substitute(CallbackData, prefix="re-other"):
    """After the teacher's no: what else could be had?"""

    request: int


class SubstituteBy(CallbackData, prefix="re-other-by"):
    request: int
    instead: Instead


class Assign(CallbackData, prefix="re-assign"):
    request: int
    minute: int


class Refuse(CallbackData, prefix="re-refuse"):
    """The tutor's no; let me type why."""

    request: int


class Reopen(CallbackData, prefix="re-reopen"):
    """Take the assignment back."""

    request: int
