"""What the guard reads of a screen or a post, and how it says what it has found."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from models import guard
from models.base import Session
from models.groups import Group
from models.guard import Finding, What
from models.posts import Post
from ui.notifications import Kind
from ui.screen import Html, Phrase, Screen, phrase

SHOWN = 5


def findings(found: Sequence[Finding]) -> list[Phrase]:
    """A line for each place, quoted."""
    lines = [phrase(f"guard-found-{one.what}", quote=one.quote) for one in found[:SHOWN]]
    more = len(found) - SHOWN
    return [*lines, phrase("common-and-more", n=more)] if more > 0 else lines


def written(post: Post) -> str:
    """Everything of a post that can be read: words, where links lead, names of files."""
    return "\n".join([*guard.of_html(post.html), *(file.name for file in post.attachments)])


def said(screen: Screen) -> str:
    """Everything on a screen that is not our own words."""
    buttons = [button for row in screen.rows for button in row]
    parts = [*_texts(screen.facts.values()), *(screen.document or ())[:1]]
    for button in buttons:
        parts += [*_texts(button.facts.values()), button.url or "", button.copies or ""]
    return "\n".join(str(part) for part in parts)


async def found_in(
    session: Session, shown: Screen, group: Group, kind: Kind, excused: Collection[str] | None
) -> list[Finding]:
    """What must not be read in this group's chat, in what is about to be said there."""
    text = said(shown)
    found = guard.look(text, await guard.known_to(session, [group.id])) if text.strip() else []
    unsaid = [one for one in found if not (kind.names and one.what is What.GIVEN)]
    return guard.unexcused(unsaid, excused)


def _texts(facts: Iterable[Any]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Html):
            yield from guard.of_html(fact)
        elif isinstance(fact, str):
            yield fact
        elif isinstance(fact, Phrase):
            yield from _texts(fact.facts.values())
        elif isinstance(fact, list | tuple):
            yield from _texts(fact)
