"""Somebody at a terminal: lines in their language, and the questions that they answer."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import click
import typer

from bot.settings import Settings
from models.lists import SOMEBODY_ELSE, Question
from models.long_work import Work, watched
from models.people import Reader
from ui import Phrase, phrase
from ui.i18n import Translator

BETWEEN, WIDTH = 0.2, 30  # seconds between two drawings of a bar; characters of it


class Terminal:
    """Where a command speaks. `asks` is whether somebody is there to answer."""

    def __init__(self, settings: Settings, *, asks: bool) -> None:
        self.words, self.asks, self.draws = Translator(), asks, sys.stderr.isatty()
        self.reader = Reader(settings.language, settings.school_zone)

    @classmethod
    def of(cls, settings: Settings) -> "Terminal":
        """The one that the command was typed at."""
        return cls(settings, asks=sys.stdin.isatty() and sys.stderr.isatty())

    def told(self, line: Phrase) -> str:
        return self.words.say(self.reader, line.words, **line.facts)

    def say(self, *lines: Phrase) -> None:
        for line in lines:
            typer.echo(self.told(line))

    def stage(self, stage: str, **facts: Any) -> None:
        """What is being done just now; beside the report, so that it can be kept without."""
        typer.echo(self.told(phrase("imports-command-stage", stage=stage, **facts)), err=True)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """A bar for the long work of the block; whoever ends the block early stops the work."""
        work = Work()
        watched.set(work)
        # Held here, and no group: what goes wrong in the block is to come out as it is.
        drawing = asyncio.get_running_loop().create_task(self._draw(work))
        try:
            yield
        finally:
            work.stopped = True
            watched.set(None)
            drawing.cancel()
            await asyncio.gather(drawing, return_exceptions=True)

    async def _draw(self, work: Work) -> None:
        drawn = False
        try:
            while self.draws:
                await asyncio.sleep(BETWEEN)
                full = work.percent * WIDTH // 100
                bar = "█" * full + "░" * (WIDTH - full)
                told = phrase("imports-command-bar", stage=work.stage, bar=bar, n=work.percent)
                typer.echo(f"\r{self.told(told)}", nl=False, err=True)
                drawn = True
        finally:
            if drawn:
                typer.echo(err=True)

    def ask(self, question: Question) -> str:
        """Who is meant: a candidate's key, or somebody else."""
        self.say(*question_lines(question), phrase("imports-command-somebody-else"))
        keys = [SOMEBODY_ELSE, *(one.key for one in question.candidates)]
        said = typer.prompt(
            self.told(phrase("imports-command-number")),
            type=click.IntRange(0, len(keys) - 1),
        )
        return keys[int(said)]


def question_lines(question: Question) -> list[Phrase]:
    """A question about a namesake, with the numbers to answer it by."""
    return [
        phrase("imports-command-question", line=question.line, name=question.name, of=question.of),
        *(
            phrase("imports-command-candidate", number=number, name=one.name, of=one.of)
            for number, one in enumerate(question.candidates, start=1)
        ),
    ]
