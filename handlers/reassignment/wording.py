"""What every text about a request is made of: what it is about, when, what became of it."""

from datetime import datetime

from models.changes import Option
from models.people import Person
from models.reassignment import Part, Request, RequestState
from ui import Phrase, phrase

NAMES_SHOWN = 3
STAFF = {Part.TEACHES, Part.DECIDES}


def when(request: Request, at: datetime | None, words: str = "reassignment-when") -> Phrase | str:
    """A time to meet, or «by» a due date."""
    return phrase(words, at=at, timed="yes" if request.timed else "no") if at else ""


def brief(request: Request, at: datetime) -> Phrase | str:
    """The same, short enough for a button."""
    return when(request, at, "reassignment-when-brief")


def title(request: Request, *, named: str = "") -> Phrase:
    """What is asked, about which lesson or task; `named` by the student for everybody else."""
    if request.assignment is not None:
        task = request.assignment
        return phrase(
            "reassignment-title-task", child=named, title=task.title, subject=task.course.subject
        )
    assert request.lesson is not None, "a request about nothing"
    return phrase(
        "reassignment-title",
        child=named,
        kind=request.kind.value,
        subject=request.lesson.subject,
        at=request.lesson_at,
    )


def named(request: Request, me: Person, parts: frozenset[Part]) -> str:
    """How this reader calls the student; not at all, if it is themselves."""
    if me.id == request.student_id:
        return ""
    return request.student.name if parts & STAFF else request.student.called


def outcome(request: Request) -> Phrase | str:
    """What has been assigned."""
    if request.state is not RequestState.ASSIGNED:
        return ""
    if request.assignment is not None:
        kind = "task"
    elif request.instead is not None:
        kind = request.instead.value
    else:
        kind = request.kind.value
    return phrase("reassignment-outcome", kind=kind, to=when(request, request.offered_at))


def missing(request: Request, options: list[Option], parts: frozenset[Part]) -> list[Phrase]:
    """Who could not come, and why: by name for staff, by number for a family."""
    lines = []
    for option in options:
        teaches, missed = option.missed
        shown = option.kept[:NAMES_SHOWN] if parts & STAFF else ()
        who = [
            phrase(
                "reassignment-kept",
                name=kept.person.name,
                subject=kept.rival.lesson.subject if kept.rival else "",
            )
            for kept in shown
        ]
        line = phrase(
            "reassignment-missed",
            to=when(request, option.at),
            teacher="yes" if teaches else "no",
            n=missed - teaches,
            who=who,
            more=max(len(option.kept) - NAMES_SHOWN, 0) if who else 0,
        )
        lines += [line] if missed else []
    return lines
