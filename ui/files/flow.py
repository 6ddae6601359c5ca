"""How a kind of file comes in: sent, looked at, asked about, taken over or put aside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from models import imports, incoming
from models.base import Session
from models.imports import ImportFile
from models.incoming import ACTIONS, Asked, Intake, Job, Look, Sent
from models.long_work import Work
from models.people import Person
from models.spreadsheets import MOST_BYTES, Columns, Problem, ProblemKey
from ui.access import may, with_document
from ui.files.questions import question
from ui.i18n import Translator
from ui.posts import name_of_file
from ui.problems import broken
from ui.screen import CallbackData, Phrase, Screen, button, phrase, screen

Said = Screen | list[Screen] | None

LONG = 200_000  # bytes: a larger file is worked at beside everybody's taps

FLOWS: dict[Intake, "Flow"] = {}


@dataclass(frozen=True)
class Flow:
    """What one kind of file has of its own.

    `yes` and `no` are the buttons that take a file over or put it aside, by the file's number.
    `lines` tell what would change. Words stand under the name of the intake. `also` are kinds of
    files that are refused here with a sentence, of whoever may not bring them in.
    """

    intake: Intake
    yes: type[CallbackData]
    no: type[CallbackData]
    columns: Columns
    lines: Callable[[Look], list[Phrase]]
    taken: Callable[[str, Look], Screen]
    nothing: Callable[[str, Look], Screen]
    also: frozenset[Intake] = frozenset()

    async def over(
        self, name: str, content: bytes, look: Look, me: Person, words: Translator
    ) -> Said:
        """What ends the way of a file: what is wrong with it, or that it says nothing new."""
        if look.problems:
            told = words, me.reader, name, look.problems
            return await broken(*told, content=content, columns=self.columns)
        if not look.questions and not look.changes_anything:
            return self.nothing(name, look)
        return None

    def next(self, file: ImportFile, look: Look, *, again: bool = False) -> Screen:
        """What is to be asked, or what would change."""
        no = self.no(file=file.id)
        if look.questions:
            return question(file, look.questions, no)
        lines: list[Phrase] = [phrase("imports-changed-meanwhile")] if again else []
        lines += self.lines(look)
        if look.ignored_columns:
            lines.append(phrase("imports-ignored", columns=", ".join(look.ignored_columns)))
        yes = button("imports-apply", self.yes(file=file.id), style="success")
        both = [yes, button("imports-cancel", no)]
        return screen("imports-preview", both, name=file.name, lines=lines)

    def going_on(self, file_id: int, work: Work) -> Screen:
        """How far a large file is; what is being written can't be stopped any more."""
        stop = button("imports-stop", self.no(file=file_id))
        rows = [] if work.stage == "writing" else [[stop]]
        return screen("imports-going-on", *rows, stage=work.stage, percent=work.percent)

    def routes(self, private: Router) -> None:
        """The three ways in: a file, yes, no."""
        action, kinds = ACTIONS[self.intake], {self.intake, *self.also}
        FLOWS[self.intake] = self

        @private.message(F.document)
        @with_document(MOST_BYTES, lambda sent: sent.intake in kinds)
        @may(action)
        async def receive(
            message: Message,
            sent: Sent | None,
            session: Session,
            me: Person,
            now: datetime,
            words: Translator,
            settings: Any,
            long_work: Any,
        ) -> Said:
            name = name_of_file(message, "XLSX")
            if sent is None:
                return screen("imports-too-large", name=name, megabytes=MOST_BYTES // 2**20)
            if sent.intake is not self.intake:
                told = [Problem(0, ProblemKey.NOT_YOUR_SCHOOL)]
                return await broken(words, me.reader, name, told, content=b"", columns=self.columns)
            if len(sent.content) > LONG:
                file = await imports.keep(session, name, sent.content, "", by=me, at=now)
                long_work.start(Job(file.id, self.intake, me.id, message.chat.id))
                return None
            asked = Asked(me, settings.school_zone, now)
            look = await incoming.look(session, sent, asked, {})
            over = await self.over(name, sent.content, look, me, words)
            if over is not None:
                return over
            seen = look.plan.fingerprint
            file = await imports.keep(session, name, sent.content, seen, by=me, at=now)
            return self.next(file, look)

        @private.callback_query(self.yes.filter())
        @may(action, file=ImportFile)
        async def apply(
            tap: CallbackQuery,
            file: ImportFile,
            session: Session,
            me: Person,
            now: datetime,
            words: Translator,
            settings: Any,
            long_work: Any,
        ) -> Said:
            if len(file.content) > LONG and tap.message is not None:
                chat, over = tap.message.chat.id, tap.message.message_id
                long_work.start(Job(file.id, self.intake, me.id, chat, over, taking=True))
                return None
            asked = Asked(me, settings.school_zone, now)
            look, done = await incoming.confirm(session, file, self.intake, asked)
            if done:
                return self.taken(file.name, look)
            ended = await self.over(file.name, file.content, look, me, words)
            return ended if ended is not None else self.next(file, look, again=True)

        @private.callback_query(self.no.filter())
        @may(action, file=ImportFile)
        async def cancel(
            _: CallbackQuery, file: ImportFile, session: Session, long_work: Any
        ) -> Screen:
            long_work.stop(file.id)
            await imports.cancel(session, file)
            return screen("imports-put-aside", what=self.intake.value, name=file.name)


def flow_of(intake: Intake) -> Flow:
    """The way of a file that waits for an answer."""
    return FLOWS[intake]
