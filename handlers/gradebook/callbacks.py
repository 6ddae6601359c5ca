"""The sentences that buttons of the gradebook say."""

from models.attendance import AttendanceState
from models.courses import Scale
from models.mastery import Level
from ui import CallbackData


class Courses(CallbackData, prefix="gradebook"):
    """Show the courses in which I note something."""

    page: int = 0


class OpenCourse(CallbackData, prefix="gradebook-of"):
    """Show the tasks of this course."""

    course: int
    page: int = 0


class OpenLesson(CallbackData, prefix="sheet"):
    """Show who was to be at this lesson, to note who was and how they did."""

    lesson: int
    page: int = 0


class LessonPupil(CallbackData, prefix="sheet-of"):
    """Show what can be noted of this student at this lesson."""

    lesson: int
    student: int


class NoteState(CallbackData, prefix="was-there"):
    """This student was there, was late or was not."""

    lesson: int
    student: int
    state: AttendanceState


class NoteRest(CallbackData, prefix="rest-there"):
    """All others were there."""

    lesson: int


class MarkAtLesson(CallbackData, prefix="mark-at"):
    """Give this student this mark for the lesson."""

    lesson: int
    student: int
    score: int


class TakeFromLesson(CallbackData, prefix="unmark-at"):
    """This student has no mark for the lesson after all."""

    lesson: int
    student: int


class OpenTask(CallbackData, prefix="task"):
    """Show who has handed this in."""

    assignment: int
    page: int = 0


class TaskPupil(CallbackData, prefix="task-of"):
    """Show what can be noted of this student's work."""

    assignment: int
    student: int


class HandedIn(CallbackData, prefix="handed-in"):
    """This student has handed it in, or has not after all."""

    assignment: int
    student: int
    yes: bool


class MarkForTask(CallbackData, prefix="mark-for"):
    """Give this student this mark for the task."""

    assignment: int
    student: int
    score: int


class TakeFromTask(CallbackData, prefix="unmark-for"):
    """This student has no mark for the task after all."""

    assignment: int
    student: int


class Ask(CallbackData, prefix="set-task"):
    """I want to set a task in this course."""

    course: int


class DueMonth(CallbackData, prefix="task-month"):
    """Show this month (the ordinal of a day in it) to choose the due date from."""

    course: int
    month: int


class DueOn(CallbackData, prefix="task-due"):
    """The task that I have just named is due on this day; 0 for never."""

    course: int
    day: int


class DropTask(CallbackData, prefix="drop-task"):
    """This task is not to be done after all; it is asked first whether that is meant."""

    assignment: int
    sure: bool = False


class Scales(CallbackData, prefix="scales"):
    """Show how marks of this course can be written."""

    course: int


class SetScale(CallbackData, prefix="set-scale"):
    """Marks of this course are written like this."""

    course: int
    scale: Scale


class LineFor(CallbackData, prefix="line-for"):
    """The line that I have written is about this student."""

    student: int


class LineIn(CallbackData, prefix="line-in"):
    """The line that I have written is about this course."""

    course: int


class UndoMark(CallbackData, prefix="undo-mark"):
    """Take back what I have just done to this mark."""

    mark: int


class UndoLevel(CallbackData, prefix="undo-level"):
    """Take back the level that I have just noted; it was this one before."""

    mastery: int
    was: Level


class DropLevel(CallbackData, prefix="drop-level"):
    """Take back the level that I have just noted; there was none before."""

    mastery: int


class Files(CallbackData, prefix="gradebook-files"):
    """Show how marks, tasks and attendance come in by file."""


class Example(CallbackData, prefix="gradebook-eg"):
    """Send an example of a file of this kind."""

    kind: str


class Apply(CallbackData, prefix="gradebook-yes"):
    """Take the file over."""

    file: int


class Cancel(CallbackData, prefix="gradebook-no"):
    """Put the file aside."""

    file: int
