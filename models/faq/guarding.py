"""What is for all tells nothing about a child: the guard of the groups reads it first, strictly.

Telephone numbers and addresses of the school may stand in an answer, and no excuse is asked for:
other words can be found at leisure.
"""

from models import guard
from models.base import Session
from models.faq.tables import KEEP
from models.guard import What
from models.people import Person
from models.permissions import within

TELLING = frozenset({What.NAME, What.GIVEN, What.MARK, What.BORN, What.KEY})


async def about_children(session: Session, me: Person, html: str) -> list[str]:
    """The places of a text that tell about somebody's students or their families, quoted."""
    known = await guard.known_among(session, within(me, KEEP, Person))
    found = guard.look("\n".join(guard.of_html(html)), known)
    return list(dict.fromkeys(one.quote for one in found if one.what in TELLING))
