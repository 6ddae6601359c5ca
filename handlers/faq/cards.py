"""How an answer for all looks to whoever keeps it."""

from handlers.faq.callbacks import (
    Browse,
    Discard,
    Groups,
    Publish,
    Reword,
    Rewrite,
    Withdraw,
)
from models import faq
from models.base import Session
from models.faq import Faq, FaqState
from models.people import Person
from ui import Html, Row, Screen, button, screen


async def card(session: Session, one: Faq, me: Person) -> Screen:
    """As families see it, for whom it is, and what can be done with it."""
    words = [button("faq-reword", Reword(faq=one.id)), button("faq-rewrite", Rewrite(faq=one.id))]
    rows: list[Row] = []
    if one.state is not FaqState.PUBLISHED:
        rows.append([button("faq-publish", Publish(faq=one.id), state=one.state.value)])
    rows.append(words)
    if not faq.everywhere(me):
        rows.append([button("faq-for", Groups(faq=one.id))])
    if one.state is FaqState.PUBLISHED:
        rows.append([button("faq-withdraw", Withdraw(faq=one.id))])
    if one.state is FaqState.DRAFT:
        rows.append([button("faq-discard", Discard(faq=one.id))])
    rows.append([button("faq-back", Browse())])
    return screen(
        "faq-card",
        *rows,
        state=one.state.value,
        question=one.question,
        answer=Html(one.answer),
        groups=await group_names(session, one, me),
        n=one.helped,
    )


async def group_names(session: Session, one: Faq, me: Person) -> str:
    """Whose families find it; "" stands for the whole school."""
    chosen = {part.group_id for part in one.audience.parts}
    if None in chosen:
        return ""
    return ", ".join(g.name for g in await faq.groups_of(session, me) if g.id in chosen) or "—"
