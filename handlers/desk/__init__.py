"""The family desk as a conversation: families write, the staff answer, threads have a list."""

from aiogram import Router

from handlers.desk import answering, asking, forum, hurrying, listing, passing, writing

private = Router(name=__name__)
private.include_routers(
    asking.private,
    answering.private,
    listing.private,
    passing.private,
    forum.private,
    hurrying.private,
)
group = forum.group

# Takes what no other feature wants: next to last, see `handlers`.
words = writing.words

__all__ = ["group", "private", "words"]
