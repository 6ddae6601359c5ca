"""Progress: how a student stands, read from marks, tasks, lessons and levels; the weekly letter."""

from models.progress import letters, reach
from models.progress.letters import HOURS, KIND, Letter
from models.progress.reading import in_course, of_student, of_students
from models.progress.standing import Correction, GivenMark, Standing, Task
from models.progress.week import Debt, Step, StepKind, Success, Week, summed_up

__all__ = [
    "HOURS",
    "KIND",
    "Correction",
    "Debt",
    "GivenMark",
    "Letter",
    "Standing",
    "Step",
    "StepKind",
    "Success",
    "Task",
    "Week",
    "in_course",
    "letters",
    "of_student",
    "of_students",
    "reach",
    "summed_up",
]
