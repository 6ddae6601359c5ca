"""An oracle beside every test: what is personal leaves only where personal things may.

It watches everything that is drawn, and for which action or kind. At the end of a test it reads
the personal columns of the store and looks for what stands there: it may be in no text of an action
or kind that is not personal, in nothing that a whole group reads and, where the school keeps
personal data out of Telegram, nowhere at all. A feature that stores something personal adds its
columns here, by its own judgement and not by the permission table's.
"""

import json
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple
from unittest.mock import patch

from aiogram.dispatcher.flags import get_flag
from sqlalchemy import text as sql

from bot.answers import Answers
from bot.middlewares import AccessMiddleware
from jobs.composing import Composer
from jobs.saying import Saying
from models.permissions import PERMISSIONS
from models.store import Store
from ui.i18n import TAG
from ui.notifications import NOTIFICATIONS
from ui.screen import Screen

# table.column: what people have written about a child, in their own words
PERSONAL_COLUMNS = ("attendance.reason", "advice.text")
# And what they have written to the school, or the school to them; one word alone is anybody's, and
# so is an answer that has become one for all.
DESK = """
    SELECT html FROM post WHERE id IN (SELECT post_id FROM desk_message)
    OR id IN (SELECT post_id FROM case_message) OR id IN (SELECT post_id FROM family_answer)
    EXCEPT SELECT answer FROM faq
"""
# What a mark or a level is for tells nothing without the mark; with no marks shown, it is not there
OF_MARKS = ("mark.what_for", "mastery.topic")

# The action that is being done, and whether it is personal: the last one of this task.
DOING: ContextVar[tuple[str, bool]] = ContextVar("doing", default=("nobody", False))

SHORTEST = 5  # characters: «Да» is found everywhere and means nothing


class Drawn(NamedTuple):
    """A text on its way out: for which action or kind, and where to."""

    source: str
    personal: bool
    aloud: bool
    text: str
    place: int = 0


@dataclass
class Watch:
    """Everything that was drawn during one test."""

    drawn: list[Drawn] = field(default_factory=list)
    sources: dict[int, tuple[str, bool]] = field(default_factory=dict)  # by the id of a screen
    held: list[Screen] = field(default_factory=list)  # so that no id is used twice

    def comes_from(self, shown: Screen, source: str, *, personal: bool) -> None:
        self.held.append(shown)
        self.sources[id(shown)] = source, personal

    def says(self, shown: Screen, saying: Saying) -> None:
        """A refusal belongs to the action that was refused; what is nobody's is not personal."""
        source, personal = self.sources.get(id(shown)) or DOING.get()
        aloud = saying.chat_id < 0 and saying.asker is None
        parts = [saying.text, json.dumps(saying.markup or {}, ensure_ascii=False)]
        if saying.document:
            parts += [saying.document[0], saying.document[1].decode("utf-8", "ignore")]
        self.drawn.append(Drawn(source, personal, aloud, _plain(" ".join(parts)), saying.chat_id))

    def flashes(self, text: str) -> None:
        """A toast or an alert: whoever tapped sees it."""
        self.drawn.append(Drawn(*DOING.get(), aloud=False, text=_plain(text)))

    def leaks(
        self, values: set[str], *, anywhere: bool = False, forums: Collection[int] = ()
    ) -> list[str]:
        """Where one of these stands in a text that must not have it.

        In `forums` of tutors nobody is but who may read it all.
        """
        wanted = {plain for value in values if len(plain := _plain(value)) >= SHORTEST}
        return [
            f"{one.source}{' (to all)' if one.aloud else ''}: {value}"
            for one in self.drawn
            for value in wanted
            if (anywhere or (one.aloud and one.place not in forums) or not one.personal)
            and value in one.text
        ]

    async def check(self, store: Store, *, personal: bool) -> None:
        """Fails if anything personal went where it must not. `personal`: may it go at all?"""
        columns = PERSONAL_COLUMNS if personal else PERSONAL_COLUMNS + OF_MARKS
        values: set[str] = set()
        async with store.reading() as session:
            for name in columns:
                table, column = name.split(".")
                rows = await session.exec(sql(f"SELECT DISTINCT {column} FROM {table}"))  # type: ignore[call-overload]
                values |= {str(row[0]) for row in rows if row[0]}
            rows = await session.exec(sql(DESK))  # type: ignore[call-overload]
            values |= {str(row[0]) for row in rows if " " in str(row[0])}
            rows = await session.exec(sql("SELECT chat_id FROM desk_forum"))  # type: ignore[call-overload]
            forums = [row[0] for row in rows]
        assert self.leaks(values, anywhere=not personal, forums=forums) == []


@contextmanager
def watching() -> Iterator[Watch]:
    """Look over the shoulder of whoever draws."""
    watch = Watch()
    enter, answer = AccessMiddleware.__call__, Answers.saying
    flash, draw, compose = Answers._answer_query, Composer._drawn, Composer._saying

    async def entered(self: Any, handler: Any, event: Any, data: dict[str, Any]) -> Any:
        action = get_flag(data, "access_rule").action
        personal = PERMISSIONS[action].personal and data["settings"].personal_data_in_chat
        DOING.set((action, personal))
        said = await enter(self, handler, event, data)
        for part in said if isinstance(said, list) else [said]:
            if isinstance(part, Screen):
                watch.comes_from(part, action, personal=personal)
        return said

    async def drew(self: Any, session: Any, notification: Any, *args: Any) -> Any:
        shown = await draw(self, session, notification, *args)
        if isinstance(shown, Screen):
            personal = NOTIFICATIONS[notification.kind].personal and self.personal
            watch.comes_from(shown, notification.kind, personal=personal)
        return shown

    def answered(self: Any, reader: Any, shown: Screen, *args: Any) -> Saying:
        saying = answer(self, reader, shown, *args)
        watch.says(shown, saying)
        return saying

    def composed(self: Any, shown: Screen, *args: Any) -> Saying:
        saying = compose(self, shown, *args)
        watch.says(shown, saying)
        return saying

    async def flashed(self: Any, query: Any, text: str | None = None, **more: Any) -> None:
        watch.flashes(text or "")
        await flash(self, query, text, **more)

    with (
        patch.object(Answers, "_answer_query", flashed),
        patch.object(AccessMiddleware, "__call__", entered),
        patch.object(Answers, "saying", answered),
        patch.object(Composer, "_drawn", drew),
        patch.object(Composer, "_saying", composed),
    ):
        yield watch


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(TAG.sub("", text))).strip().casefold()
