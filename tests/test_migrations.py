"""The tables that migrations make are the tables that the models ask for."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlmodel import SQLModel

import models  # noqa: F401  (importing the package fills SQLModel.metadata)
from bot import database

ROOT = Path(__file__).parent.parent


@pytest.fixture
def migrated(config: Config, empty_store: Path, tmp_path: Path) -> Config:
    """The same where all migrations have been made already."""
    shutil.copy(empty_store, tmp_path / "fresh.db")
    return config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Alembic's settings, aimed at a database file that does not exist yet."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["url"] = f"sqlite+aiosqlite:///{tmp_path / 'fresh.db'}"
    return config


def test_migrations_from_nothing_make_the_tables_of_the_models(
    config: Config, tmp_path: Path
) -> None:
    command.upgrade(config, "head")

    engine = create_engine(f"sqlite:///{tmp_path / 'fresh.db'}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
        tables = set(inspect(connection).get_table_names())
    engine.dispose()

    assert differences == []
    assert tables == set(SQLModel.metadata.tables) | {"alembic_version"}


def test_upgrading_twice_changes_nothing(migrated: Config) -> None:
    command.upgrade(migrated, "head")
    command.check(migrated)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    migrated: Config, tmp_path: Path
) -> None:
    head = ScriptDirectory.from_config(migrated).get_current_head()
    folder = shutil.copytree(ROOT / "migrations", tmp_path / "migrations")
    (folder / "versions" / "9999_broken.py").write_text(
        f"from alembic import op\nrevision, down_revision = '9999', {head!r}\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id INTEGER)')\n    raise KeyError\n"
    )
    migrated.set_main_option("script_location", str(folder))

    with pytest.raises(KeyError):
        command.upgrade(migrated, "head")

    engine = create_engine(f"sqlite:///{tmp_path / 'fresh.db'}")
    with engine.connect() as connection:
        assert not inspect(connection).has_table("half")
        assert MigrationContext.configure(connection).get_current_revision() == head
    engine.dispose()


def test_migrations_form_one_line_and_lead_only_forward(config: Config) -> None:
    scripts = ScriptDirectory.from_config(config)
    revisions = list(scripts.walk_revisions())

    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1
    assert [r.revision for r in revisions if hasattr(r.module, "downgrade")] == []


def test_a_file_s_name_begins_with_its_revision_and_they_are_chained_in_order(
    config: Config,
) -> None:
    chain = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert database.schemas() == chain
