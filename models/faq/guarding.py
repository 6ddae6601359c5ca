"""What is for all families tells of none: a text is looked through as for a group, but strictly."""

from models import guard
from models.base import Session
from models.faq.tables import KEEP
from models.guard import What
from models.people import Person
from models.permissions import within


async def personal_in(session: Session, me: Person, answer: str, question: str = "") -> list[str]:
    """The places that tell of somebody's students or of their families, and phones and keys.

    The answer is HTML, the question plain text. Whom to write to may be said: an address is none.
    """
    text = "\n".join([question, *guard.of_html(answer)])
    known = await guard.known_among(session, within(me, KEEP, Person))
    found = [one.quote for one in guard.look(text, known) if one.what is not What.EMAIL]
    return list(dict.fromkeys(found))
