"""The sentences that buttons on the screens about subjects say."""

from ui import CallbackData


class Subjects(CallbackData, prefix="tsubjects"):
    """Show what a group learns, and from whom."""

    group: int
    page: int = 0


class Subject(CallbackData, prefix="tsubject"):
    """Show one subject of a group."""

    course: int


class NewSubject(CallbackData, prefix="newsubj"):
    """Let me name a subject that the group learns from now on."""

    group: int


class Choose(CallbackData, prefix="tchoose"):
    """Show who could teach this, in somebody's place or (0) beside whoever does."""

    course: int
    instead: int = 0
    page: int = 0


class Propose(CallbackData, prefix="teachask"):
    """Show what it means that they teach this, in somebody's place or not."""

    course: int
    teacher: int
    instead: int = 0


class Appoint(CallbackData, prefix="teach"):
    """They teach this from now on."""

    course: int
    teacher: int
    instead: int = 0


class AskEnd(CallbackData, prefix="unteachask"):
    """Ask once more whether they teach this no more."""

    course: int
    teacher: int


class End(CallbackData, prefix="unteach"):
    """They teach this no more."""

    course: int
    teacher: int
