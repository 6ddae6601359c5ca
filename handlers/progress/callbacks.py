"""The sentences that buttons on the screens about progress say."""

from ui import CallbackData


class Show(CallbackData, prefix="how"):
    """Show this student's week; in a message of its own, if what was tapped has to stay."""

    student: int
    anew: bool = False


class Subjects(CallbackData, prefix="subjects"):
    """Show how this student stands, subject by subject."""

    student: int
    page: int = 0


class Subject(CallbackData, prefix="subject"):
    """Show how this student stands in this course."""

    student: int
    course: int


class Chart(CallbackData, prefix="chart"):
    """Draw this student's weeks."""

    student: int


class Report(CallbackData, prefix="report"):
    """Send me how this student stands, on paper."""

    student: int


class Lists(CallbackData, prefix="progress"):
    """Show the lists of students that I may open."""


class OfGroup(CallbackData, prefix="of-group"):
    """Show how the students of this group stand."""

    group: int
    page: int = 0


class OfSchool(CallbackData, prefix="of-school"):
    """Show how the students of my school stand."""

    page: int = 0


class OfCourse(CallbackData, prefix="of-course"):
    """Show how the students of this course of mine stand in it."""

    course: int
    page: int = 0


class Taught(CallbackData, prefix="taught"):
    """Show how this student stands in this course of mine."""

    course: int
    student: int


class AskDay(CallbackData, prefix="letter"):
    """Show when the weekly letter comes, and the days to choose from; see Show."""

    anew: bool = False


class AskHour(CallbackData, prefix="letter-day"):
    """The letter is to come on this day: show the hours."""

    weekday: int


class SetLetter(CallbackData, prefix="letter-at"):
    """The letter is to come on this day at this hour."""

    weekday: int
    hour: int


class StopLetter(CallbackData, prefix="letter-off"):
    """No letter any more."""
