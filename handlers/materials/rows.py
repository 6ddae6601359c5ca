"""Materials as rows of buttons: to be taken by readers, to be looked after by who keeps them."""

from handlers.materials.callbacks import Keep, Take
from models import materials
from models.base import Session
from models.materials import Material, MaterialState
from models.people import Person
from ui import Row, button


async def take_rows(session: Session, me: Person, found: list[Material]) -> list[Row]:
    """What has been taken already has a mark, and can be taken again."""
    taken = await materials.taken(session, me, found)
    return [take_row(one, taken=one.id in taken) for one in found]


def take_row(material: Material, *, taken: bool = False) -> Row:
    had = "yes" if taken else "no"
    return [button("materials-take", Take(material=material.id), title=material.title, had=had)]


async def kept_rows(session: Session, found: list[Material]) -> list[Row]:
    """With how many have taken each."""
    counts = await materials.counts(session, found)
    rows: list[Row] = []
    for one in found:
        taken, all = counts[one.id]
        label = button(
            "materials-kept",
            Keep(material=one.id),
            title=one.title,
            taken=taken,
            all=all,
            state=standing_word(one),
        )
        rows.append([label])
    return rows


def standing_word(material: Material) -> str:
    """Is it given out, withdrawn, or lost by Telegram?"""
    if material.state is MaterialState.WITHDRAWN:
        return "withdrawn"
    return "lost" if material.lost_at is not None else "open"
