"""Why somebody has to be called: what has not reached them, and what they leave unanswered."""

from collections import defaultdict
from datetime import datetime

from models.base import Session
from models.call_list.callees import Callee
from models.call_list.kinds import Matter, MatterKind
from models.call_list.standing import unconsented, uninvited
from models.call_list.unheard import unheard
from models.people import Person

Matters = dict[int, list[Matter]]


async def of(session: Session, me: Person, callees: dict[int, Callee], *, at: datetime) -> Matters:
    """What each of these people has to be told, by id, the most pressing first."""
    found: Matters = defaultdict(list)
    for person_id, matter in [
        *await unheard(session, me, callees, at=at),
        *await unconsented(session, callees, at=at),
        *await uninvited(session, callees, at=at),
    ]:
        found[person_id].append(matter)
    for id, callee in callees.items():
        if callee.person.unreachable is not None and not found[id]:
            found[id].append(Matter(MatterKind.AWAY, id, at, arrived=False))
    order = list(MatterKind)
    return {
        id: sorted(matters, key=lambda matter: (order.index(matter.kind), matter.since))
        for id, matters in found.items()
        if matters
    }
