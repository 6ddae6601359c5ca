"""Backups of PostgreSQL, made and put back by its own pg_dump and pg_restore."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlmodel import SQLModel

import models  # noqa: F401  (importing the package fills SQLModel.metadata)

PARK = """UPDATE public.notification SET state = 'PARKED'
    WHERE state = 'PENDING' AND due_at <= '{}';
"""
FUNCTIONS = ("audit_seal", "audit_refuses", "audit_grows")  # of migration 0010


class Unsound(Exception):
    """A file that should hold a store does not, or is damaged; or there is no way to make it."""


def missing() -> list[str]:
    """The programs that backups need and that are not installed."""
    return [name for name in ("pg_dump", "pg_restore", "psql") if shutil.which(name) is None]


def write(url: str, file: Path) -> None:
    """Write the database as it is at this moment; the bot may be running. Raises Unsound."""
    _runs("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}", url=url)
    check(file)


def check(file: Path) -> None:
    """Read the table of contents of a backup, and that the store is in it. Raises Unsound."""
    if "TABLE DATA public alembic_version" not in _runs("pg_restore", "--list", str(file)):
        raise Unsound(f"{file}: not a store of this bot")


def schema_of(file: Path) -> str:
    """The revision of the schema that a backup has. Raises Unsound."""
    check(file)
    rows = _runs("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    return rows.partition("FROM stdin;\n")[2].partition("\n")[0]


def put_back(url: str, file: Path, *, sent_until: datetime) -> None:
    """Put a backup in the place of all of our tables, or change nothing. Raises Unsound.

    What may have been sent since the backup was made is set aside: see `models/parked.py`.
    """
    tables = ", ".join((*SQLModel.metadata.tables, "alembic_version"))
    script = "".join(
        (
            "BEGIN;\n",
            f"DROP TABLE IF EXISTS {tables} CASCADE;\n",
            f"DROP FUNCTION IF EXISTS {', '.join(FUNCTIONS)};\n",
            _runs("pg_restore", "--no-owner", "--no-privileges", "--file=-", str(file)),
            PARK.format(sent_until.astimezone(UTC).replace(tzinfo=None)),
            "COMMIT;\n",
        )
    )
    _runs("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", url=url, said=script)


def _runs(program: str, *words: str, url: str | None = None, said: str = "") -> str:
    """What a program answers. The password stands in no list of processes."""
    if (path := shutil.which(program)) is None:
        raise Unsound(f"{program} is not installed: it comes with PostgreSQL's client programs")
    environment = dict(os.environ)
    where = []
    if url is not None:
        place = make_url(url).set(drivername="postgresql")
        if place.password:
            environment["PGPASSWORD"] = place.password
        where = [f"--dbname={place.set(password=None).render_as_string()}"]
    ended = subprocess.run(
        [path, *where, *words],
        input=said.encode(),
        capture_output=True,
        env=environment,
        check=False,
    )
    if ended.returncode:
        # Its first line says what is wrong; those after it may show a row.
        reason = ended.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise Unsound(f"{program}: {reason}")
    return ended.stdout.decode()
