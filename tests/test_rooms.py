"""The house rules for rooms, files and pages of documentation."""

import ast
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

import handlers
from bot.settings import Settings
from models import permissions
from tests.source import ALL_ROOMS, ROOT, Module, modules

ABOUT, AT_MOST = 250, 300  # lines

# Not features: where people come in, the list of features, and where the lost are met.
DOORS = {"start", "menu", "lost"}


def features() -> set[str]:
    found = {path.stem for path in (ROOT / "handlers").iterdir() if path.name[0].isalpha()}
    return found - {"start"}


def words_in(folder: Path, pattern: str) -> set[str]:
    return {path.stem for path in folder.glob(pattern) if not path.stem.startswith("__")}


def test_a_feature_is_one_word_in_every_room() -> None:
    assert {"timetable", "changes"} <= features()
    assert features() - DOORS - words_in(ROOT / "models", "*") == set()
    for language in ("ru", "en"):
        assert features() - words_in(ROOT / "locales" / language, "*.ftl") == set()
    tests = {name.removeprefix("test_") for name in words_in(ROOT / "tests", "test_*.py")}
    assert features() - DOORS - tests == set()


def test_every_feature_is_on_the_list() -> None:
    listed = {name for name in vars(handlers) if name in features()}
    assert listed == features()


def test_both_languages_have_the_same_pages() -> None:
    pages = [words_in(ROOT / "locales" / language, "*.ftl") for language in ("ru", "en")]
    assert pages[0] == pages[1]


def sentence(tree: ast.Module) -> str | None:
    """The sentence that a module opens with, if it does."""
    opening = (ast.get_docstring(tree) or "").split("\n\n")[0]
    return opening if re.match(r"[\w`].*[.?!]$", opening, re.DOTALL) else None


@pytest.mark.parametrize(
    ("opening", "good"),
    [
        ('"""The clock on the wall."""', True),
        ('"""The clock on the wall.\n\nIt has two hands.\n"""', True),
        ('"""The clock"""', False),
        ("import ast", False),
    ],
)
def test_the_rule_about_sentences_knows_good_from_bad(opening: str, good: bool) -> None:
    assert bool(sentence(ast.parse(opening))) is good


def test_every_module_opens_with_a_sentence() -> None:
    assert [m.place for m in modules(*ALL_ROOMS) if sentence(m.tree) is None] == []


def too_long(found: list[Module]) -> list[str]:
    return [f"{m.place}: {m.lines}" for m in found if m.lines > AT_MOST]


def test_modules_stay_small() -> None:
    """None above 300 lines; about 250 is the aim, and nine of ten reach it."""
    assert too_long([Module("bot/all.py", "bot.all", 301, ast.Module([], []))])
    found = modules(*ALL_ROOMS)
    assert too_long(found) == []
    large = [m.place for m in found if m.lines > ABOUT]
    assert len(large) <= len(found) // 10, large


def test_the_example_of_settings_says_what_the_settings_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    example = ROOT / ".env.example"
    names = re.findall(r"^([A-Z_]+)=", example.read_text(encoding="utf-8"), re.MULTILINE)
    assert names == [name.upper() for name in Settings.model_fields]
    for name in names:
        monkeypatch.delenv(name, raising=False)
    assert Settings(_env_file=example) == Settings(_env_file=None)
    other = tmp_path / ".env"
    other.write_text("BOT_TOKEN=42:SECRET\nADMINS=1, 2\n")
    told = Settings(_env_file=other)
    assert (told.bot_token, told.admins) == (SecretStr("42:SECRET"), frozenset({1, 2}))
    assert "SECRET" not in repr(told)


def test_the_printed_permission_table_is_the_one_that_holds() -> None:
    page = (ROOT / "docs" / "security-model.md").read_text(encoding="utf-8")
    printed = [block.strip("\n") for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL)]
    assert permissions.TABLE.strip("\n") in printed


# Written so that the patterns do not find themselves.
ELSEWHERE = re.compile(
    r"/(?:home|Users)/\w+|/w[o]rk/(?:main|shared)|/r[o]ot/\w|/tmp/br[i]ef"
    r"|pyp[i][.]org|files[.]pyth[o]nhosted|registry[.]npmj[s]|index-ur[l]"
)
OURS = ("*.md", "*.py", "*.toml", "*.lock", "*.ftl", "*.txt", "*.css", "*.js", "*.html", "*.mako")
NAMED = ("Makefile", ".env.example", ".ci/run", ".gitignore", "LICENSE")


def our_files() -> list[Path]:
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name[0].isalpha()]
    found = [path for folder in folders for form in OURS for path in folder.rglob(form)]
    found += [path for form in OURS for path in ROOT.glob(form)]
    return found + [ROOT / name for name in NAMED]


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("see /home" + "/anna/tutorbot", True),
        ("--extra-index-" + "url https://example.org", True),
        ("from /srv/tutorbot, https://api.telegram.org", False),
    ],
)
def test_the_rule_about_addresses_knows_good_from_bad(line: str, bad: bool) -> None:
    assert bool(ELSEWHERE.search(line)) is bad


def test_no_file_knows_this_machine_or_where_packages_come_from() -> None:
    found = our_files()
    assert len(found) > 150
    knowing = {
        path.relative_to(ROOT).as_posix(): hit[0]
        for path in found
        if (hit := ELSEWHERE.search(path.read_text(encoding="utf-8")))
    }
    assert knowing == {}


def test_links_between_pages_lead_somewhere() -> None:
    """Relative links in Markdown: to files that are there, from wherever the page lies."""
    pages = [path for path in our_files() if path.suffix == ".md"]
    broken = {
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not re.match("[a-z]+:", target) and not (page.parent / target).exists()
    }
    assert broken == set()
