"""The command line: `python -m bot run`, `demo`, `import`, and what keeps the store safe."""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from dotenv import find_dotenv
from pydantic import ValidationError

from bot import deferred_aiogram, exit_codes, logs
from bot.settings import Settings


class Verb(StrEnum):
    """What is done with notes."""

    KEY = "key"
    WRITE = "write"
    LIST = "list"
    READ = "read"


cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def settings() -> Settings:
    """What the environment says, or an end with a sentence about what is wrong with it."""
    try:
        return Settings(_env_file=find_dotenv(usecwd=True) or None)
    except ValidationError as error:
        for mistake in error.errors(include_input=False, include_url=False):
            name = ".".join(map(str, mistake["loc"])).upper()
            typer.echo(f"{name}: {mistake['msg']}", err=True)
        raise typer.Exit(exit_codes.SETTINGS) from None


def loop_runner() -> Callable[[Coroutine[None, None, int]], int]:
    """uvloop's way of running something to its end, asyncio's where there is no uvloop."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run
    return uvloop.run


@cli.command()
def run() -> None:
    """Run the bot on Telegram. BOT_TOKEN has to be set, in the environment or in .env."""
    chosen = settings()
    if chosen.bot_token is None:
        typer.echo("BOT_TOKEN is not set: write it into .env, or try `make run` without it.")
        raise typer.Exit(exit_codes.SETTINGS)
    logs.set_up(chosen.log_level, chosen.log_format)
    gc.disable()  # an import makes hundreds of thousands of objects, and next to none of them goes
    deferred_aiogram.load()
    from bot.running import run_forever

    gc.freeze()  # and nobody has to look through them again
    gc.enable()
    raise typer.Exit(loop_runner()(run_forever(chosen)))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is; 0 takes a free port.")] = 8042,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin the school anew.")] = False,
) -> None:
    """Run the demo school on this machine, without a token and without a network."""
    deferred_aiogram.load()
    try:
        from demo.run import run as play
    except ImportError as error:
        typer.echo(f"The demo needs a package that is not installed: {error.name}. Try `make run`.")
        raise typer.Exit(exit_codes.SETTINGS) from None

    asyncio.run(play(port=port, fresh=fresh))


@cli.command()
def migrate() -> None:
    """Bring the store to the newest schema."""
    from bot import store_commands

    raise typer.Exit(store_commands.migrate(settings()))


@cli.command()
def backup(
    path: Annotated[
        Path | None, typer.Argument(help="A file or a folder; otherwise BACKUP_FOLDER.")
    ] = None,
) -> None:
    """Write a consistent copy of the store, also while the bot runs."""
    from bot import store_commands

    raise typer.Exit(store_commands.back_up(settings(), path))


@cli.command()
def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A backup.")],
) -> None:
    """Put a backup in the place of the store. Stop the bot first."""
    from bot import store_commands

    raise typer.Exit(store_commands.restore(settings(), file))


@cli.command("move-store")
def move_store(
    target: Annotated[str, typer.Argument(help="The DATABASE_URL of an empty store.")],
) -> None:
    """Copy the whole store into another one, from SQLite to PostgreSQL or back. Stop the bot."""
    from bot import store_commands

    raise typer.Exit(store_commands.move(settings(), target))


@cli.command()
def parked(
    release: Annotated[bool, typer.Option("--release", help="Send them.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Never send them.")] = False,
) -> None:
    """Count the notifications that a restore has set aside; release or drop all of them."""
    from bot import store_commands

    if release and drop:
        raise typer.BadParameter("either --release or --drop")
    raise typer.Exit(asyncio.run(store_commands.parked(settings(), release, drop)))


@cli.command()
def doctor() -> None:
    """Look whether everything is as it should be: one line for each thing, with what to do."""
    deferred_aiogram.load()
    from bot.clock import now
    from bot.doctor import diagnose

    chosen = settings()
    file = find_dotenv(usecwd=True)
    found = diagnose(chosen, Path(file) if file else None, now(), typer.echo)
    raise typer.Exit(asyncio.run(found))


@cli.command()
def health() -> None:
    """Ask the health file whether the bot lives and does its work: 0 or 1."""
    from bot import health as file
    from bot.clock import now

    raise typer.Exit(file.judge(file.file_for(settings()), now(), typer.echo))


@cli.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, help="XLSX, CSV, a calendar, or a ZIP of OneRoster."
        ),
    ],
    sets: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Which sets overlap, CSV.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Change the store.")] = False,
) -> None:
    """Read a timetable, a list of people or a file of the gradebook; with --apply, take it over."""
    deferred_aiogram.load()
    from bot.import_command import import_file
    from bot.terminal import Terminal

    chosen = settings()
    raise typer.Exit(asyncio.run(import_file(chosen, file, sets, apply, Terminal.of(chosen))))


@cli.command("export-oneroster")
def export_oneroster(
    out: Annotated[Path, typer.Argument(help="A new ZIP.")],
) -> None:
    """Write the school as a OneRoster set: people, classes, tasks and marks."""
    deferred_aiogram.load()
    from bot.oneroster_command import export
    from bot.terminal import Terminal

    chosen = settings()
    raise typer.Exit(asyncio.run(export(chosen, out, Terminal.of(chosen))))


@cli.command()
def verify(
    since: Annotated[
        str | None, typer.Option(help="What an earlier call has printed: was anything cut off?")
    ] = None,
) -> None:
    """Walk the audit log's chain of hashes; ends with 1 if it breaks."""
    from bot.verify_command import verify as walk

    raise typer.Exit(asyncio.run(walk(settings(), since)))


@cli.command()
def mydata(
    who: Annotated[str, typer.Argument(help="A person's number, or a part of their name.")],
    out: Annotated[Path, typer.Option(help="A new file; a page to read, or JSON for `.json`.")],
) -> None:
    """Write everything that is kept about one person into a file, and note that in the log."""
    from bot.mydata_command import take

    raise typer.Exit(asyncio.run(take(settings(), who, out)))


@cli.command()
def notes(
    verb: Annotated[Verb, typer.Argument(help="Make a key, write a note, list or read them.")],
    author: Annotated[str, typer.Option(help="A part of the psychologist's name.")] = "",
    student: Annotated[str, typer.Option(help="A part of the student's name.")] = "",
) -> None:
    """A psychologist's notes, sealed with the key in NOTES_KEY; `write` takes the text typed in."""
    from bot.notes_command import keep

    raise typer.Exit(asyncio.run(keep(settings(), verb, author, student)))


def main() -> None:
    """Where `tutorbot` and `python -m bot` begin."""
    os.umask(0o077)  # the store, its copies and its log are nobody else's to read
    cli()


if __name__ == "__main__":
    main()
