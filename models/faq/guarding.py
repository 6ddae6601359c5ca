"""What is for all tells nothing about a child: the guard of the groups reads it first.

Telephone numbers and addresses of the school may stand in an answer, and no excuse is asked for:
other words can be found at leisure.
"""

from html import unescape

from sqlmodel import col, select

from models import audiences, guard
from models.base import Session
from models.faq.tables import KEEP
from models.faq.wording import TAG
from models.groups import Group
from models.guard import What
from models.people import Person

TELLING = frozenset({What.NAME, What.GIVEN, What.MARK, What.BORN, What.KEY})


async def about_children(session: Session, me: Person, text: str) -> list[str]:
    """The places of a text that tell about a child, quoted.

    Looked for in whatever looks like formatting, and without it: half a name may be bold.
    """
    mine = select(Group.id).where(col(Group.id).in_(audiences.reachable_groups(me, KEEP)))
    known = await guard.known_to(session, (await session.exec(mine)).all())
    found = guard.look(f"{text}\n\n{unescape(TAG.sub('', text))}", known)
    return list(dict.fromkeys(one.quote for one in found if one.what in TELLING))
