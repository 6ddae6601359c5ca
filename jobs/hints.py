"""The word in a group that an answer waits in the private chat, for whoever could not be told."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError

from jobs.pace import Pace
from jobs.saying import Saying, say
from models.people import Reader
from ui.i18n import Translator

log = logging.getLogger(__name__)

STANDS_FOR = timedelta(minutes=10)  # whoever asks meanwhile finds it above


class Hints:
    """Once in a while in each chat, however many ask there; and not a word of the answer."""

    def __init__(
        self, bot: Bot, words: Translator, clock: Callable[[], datetime], pace: Pace
    ) -> None:
        self.bot, self.words, self.clock, self.pace = bot, words, clock, pace
        self._said: dict[int, datetime] = {}

    async def hint(self, unseen: Saying) -> None:
        """Where this was to be said, over its buttons. Best effort: nobody waits for it."""
        chat_id, now = unseen.chat_id, self.clock()
        last = self._said.get(chat_id)
        if last is not None and now - last < STANDS_FOR:
            return
        self._said[chat_id] = now
        text = self.words.html(Reader(), "common-in-private")
        try:
            await say(self.bot, Saying(chat_id, text, unseen.markup, thread=unseen.thread))
        except (AiogramError, TypeError) as error:
            log.info("a hint in a group was not taken: %s", type(error).__name__)
        else:
            self.pace.spoke(chat_id, now)
