"""An import in words: what it would change, and what it would clash with."""

from collections.abc import Iterable, Sequence
from datetime import date

from models.busy import Busy
from models.imports import Plan, Weekly, WeeklyClash
from models.people import Person
from models.student_sets_csv import COLUMNS as SETS
from models.timetable_csv import TIMETABLE
from ui import Phrase, phrase
from ui.busy import what
from ui.i18n import Translator
from ui.templates import template

EXAMPLES = ("clock", "periods", "sets")
LESSONS_SHOWN = 5  # of those that change, and of those that go
NAMES_SHOWN = 12
BUSY_SHOWN = 5
LINK = "https://meet.example/8d"


def plan_lines(plan: Plan) -> list[Phrase]:
    """What would change, counted, and the beginning of each list."""
    lines = []
    if plan.lessons:
        lines.append(phrase("imports-lessons", count=plan.lessons))
    if added := len(plan.added) + len(plan.revived):
        lines.append(phrase("imports-added", count=added))
    if plan.changed:
        lines.append(phrase("imports-changed", count=len(plan.changed)))
        lines += [
            phrase("imports-becomes", was=_lesson(old.lesson, plan), now=_lesson(new.lesson, plan))
            for old, new in plan.changed[:LESSONS_SHOWN]
        ]
        lines += _more(len(plan.changed) - LESSONS_SHOWN)
    if plan.dropped:
        lines.append(phrase("imports-dropped", count=len(plan.dropped)))
        lines += [
            phrase("imports-item", what=_lesson(old.lesson, plan))
            for old in plan.dropped[:LESSONS_SHOWN]
        ]
        lines += _more(len(plan.dropped) - LESSONS_SHOWN)
    if plan.unchanged:
        lines.append(phrase("imports-unchanged", count=len(plan.unchanged)))
    if plan.groups.new:
        lines.append(phrase("imports-new-groups", **_names(plan.groups.new.values())))
    if plan.teachers.new:
        lines.append(phrase("imports-new-teachers", **_names(plan.teachers.new.values())))
    links = [sum(whole != part for whole, part in p) for p in (plan.linked, plan.unlinked)]
    if any(links):
        lines.append(phrase("imports-parts", linked=links[0], unlinked=links[1]))
    return lines


def clash_lines(plan: Plan, most: int) -> list[Phrase]:
    """How many clashes there would be, and the first of them."""
    if not plan.clashes:
        return [phrase("imports-no-clashes")] if plan.lessons else []
    lines = [phrase("imports-clashes", count=len(plan.clashes))]
    lines += [_clash(clash, plan) for clash in plan.clashes[:most]]
    return lines + _more(len(plan.clashes) - most)


def busy_lines(wanted: Sequence[tuple[Busy, date, int]]) -> list[Phrase]:
    """The days on which students whom the file wants are wanted in their own school."""
    if not wanted:
        return []
    lines = [phrase("imports-busy-heading")]
    lines += [
        phrase("imports-busy", what=what(one, on=day), n=n) for one, day, n in wanted[:BUSY_SHOWN]
    ]
    return lines + _more(len(wanted) - BUSY_SHOWN)


def example(words: Translator, me: Person, kind: str) -> tuple[str, bytes]:
    """A small file of this kind in the reader's language."""
    columns = SETS if kind == "sets" else TIMETABLE
    return template(words, me.reader, f"imports-file-{kind}", columns, link=LINK)


def _lesson(lesson: Weekly, plan: Plan) -> Phrase:
    return phrase(
        "imports-lesson",
        weekday=lesson.weekday,
        starts=f"{lesson.starts:%H:%M}",
        ends=f"{lesson.ends:%H:%M}",
        subject=lesson.subject,
        groups=plan.groups.told(lesson.groups),
        teachers=plan.teachers.told(lesson.teachers),
        room=lesson.room,
    )


def _clash(clash: WeeklyClash, plan: Plan) -> Phrase:
    other = _lesson(clash.other, plan) if clash.other else phrase("imports-other-lesson")
    who = ", ".join(clash.who[:3])
    first = _lesson(clash.lesson, plan)
    return phrase("imports-clash", kind=str(clash.kind), who=who, first=first, second=other)


def _more(count: int) -> list[Phrase]:
    return [phrase("imports-more", count=count)] if count > 0 else []


def _names(names: Iterable[str]) -> dict[str, object]:
    known = sorted(names)
    dots = ", …" if len(known) > NAMES_SHOWN else ""
    return {"count": len(known), "names": ", ".join(known[:NAMES_SHOWN]) + dots}
