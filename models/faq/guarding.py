"""What is for all names no child: a text is looked through for the names of one's own students.

A given name counts in any case of its declension, unless a patronymic follows it: that is how one
names a teacher. Of the families' adults it is the surname that leads to the child, unless they work
for the school.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from sqlmodel import select

from models.base import Session
from models.faq.tables import KEEP
from models.names import is_form, plain
from models.people import FAMILY, Person, Role
from models.permissions import within

PATRONYMIC = re.compile(r"\w+(вич|вн|ичн|иничн)(а|ы|у|е|ой|ем|ом)?")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
TAG = re.compile("<[^>]*>")
# Names that are, in some case, words of every day. These count only where they are written as
# names, and so do names of two or three letters.
COMMON = set("вера надежда любовь роза слава лев злата рада роман марк майя света дана".split())  # noqa: SIM905
SHORTEST = 4  # letters


async def names_in(session: Session, me: Person, text: str) -> list[str]:
    """Whom of their students, or of these students' families, somebody names in a text."""
    near = (await session.exec(select(Person).where(within(me, KEEP, Person)))).all()
    return named(text, near)


def named(text: str, among: Iterable[Person]) -> list[str]:
    """The names of these people as they are on the list, each once."""
    words = WORD.findall(TAG.sub(" ", text))
    alone = [
        (plain(word), word[0].isupper())
        for word, after in pairwise([*words, ""])
        if not PATRONYMIC.fullmatch(plain(after))
    ]
    family = [one for one in among if one.roles <= FAMILY]
    return sorted(
        {one.name for one in family if any(_names(word, one, capital) for word, capital in alone)}
    )


def _names(word: str, person: Person, capital: bool) -> bool:
    parts = [person.name.split()[-1]]
    if Role.STUDENT in person.roles:
        parts = [*person.name.split(), person.called.split()[0]]
    return any(
        is_form(word, part) and (capital or (len(part) >= SHORTEST and plain(part) not in COMMON))
        for part in parts
        if len(part) > 1
    )
