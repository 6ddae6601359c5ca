"""A list in words: what it would change."""

from models.incoming import Look
from models.spreadsheets.plans import Plan
from ui import Phrase, phrase

SHOWN = 8  # names in a preview


def lines(look: Look) -> list[Phrase]:
    """What would change, and the names of whom it brings."""
    plan = look.plan
    told = counts(plan)
    names = list(dict.fromkeys(getattr(item, "name", item.key) for item in plan.new))
    if plan.new and all(isinstance(name, str) for name in names):
        more = len(names) - SHOWN
        told.append(phrase("lists-names", names=", ".join(names[:SHOWN]), more=max(more, 0)))
    return told


def counts(plan: Plan) -> list[Phrase]:
    """What is new, what is changed, and what was so already."""
    counted = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    return [
        phrase("lists-rows", what=what, kind=plan.kind.value, n=n)
        for what, n in counted.items()
        if n
    ]
