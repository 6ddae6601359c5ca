"""A list in words: what it would change, and the next question about a namesake."""

from handlers.lists.callbacks import Apply, Cancel, Means, MeansAll
from models.imports import ImportFile
from models.lists import COLUMNS, Question
from models.people import Person
from models.spreadsheets.plans import Plan
from ui import Phrase, Row, Screen, button, phrase, screen
from ui.i18n import Translator
from ui.problems import broken

SHOWN = 8  # candidates, and names in a preview


async def shown(
    file: ImportFile, plan: Plan, me: Person, words: Translator, *, again: bool = False
) -> Screen | list[Screen]:
    """What stands in the way, what is to be asked, or what would change."""
    if plan.problems:
        return await broken(
            words, me.reader, file.name, plan.problems, content=file.content, columns=COLUMNS
        )
    if plan.questions:
        return _question(file, plan.questions)
    if not plan.changes_anything:
        return screen("lists-nothing-new", name=file.name)
    return _preview(file, plan, again=again)


def counts(plan: Plan) -> list[Phrase]:
    """What is new, what is changed, and what was so already."""
    counted = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    return [
        phrase("lists-rows", what=what, kind=plan.kind.value, n=n)
        for what, n in counted.items()
        if n
    ]


def _question(file: ImportFile, questions: list[Question]) -> Screen:
    asked, said = questions[0], len(file.answers or {})

    def means(candidate: int) -> Means:
        return Means(file=file.id, answered=said, candidate=candidate)

    rows: list[Row] = [
        [button("lists-is", means(number), name=one.name, of=one.of)]
        for number, one in enumerate(asked.candidates[:SHOWN], start=1)
    ]
    rows.append([button("lists-is-new", means(0))])
    alike = sum(len(one.candidates) == 1 for one in questions)
    if alike > 1 and len(asked.candidates) == 1:
        everybody = MeansAll(file=file.id, answered=said)
        rows.append([button("lists-are-all", everybody, n=alike)])
    rows.append([button("imports-cancel", Cancel(file=file.id))])
    return screen(
        "lists-question",
        *rows,
        file=file.name,
        line=asked.line,
        name=asked.name,
        of=asked.of,
        left=len(questions),
        lines=[phrase("lists-candidate", name=one.name, of=one.of) for one in asked.candidates],
    )


def _preview(file: ImportFile, plan: Plan, *, again: bool) -> Screen:
    lines: list[Phrase] = [phrase("imports-changed-meanwhile")] if again else []
    lines += counts(plan)
    names = list(dict.fromkeys(getattr(item, "name", item.key) for item in plan.new))
    if plan.new and all(isinstance(name, str) for name in names):
        more = len(names) - SHOWN
        lines.append(phrase("lists-names", names=", ".join(names[:SHOWN]), more=max(more, 0)))
    if plan.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(plan.ignored_columns)))
    yes = button("imports-apply", Apply(file=file.id), style="success")
    no = button("imports-cancel", Cancel(file=file.id))
    return screen("lists-preview", [yes, no], name=file.name, lines=lines)
