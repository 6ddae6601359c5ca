"""The house rules for words: none missing, none idle, both languages alike and in their letters."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import bot.middlewares
import bot.mydata_command
import bot.notes_command  # noqa: F401
import handlers  # noqa: F401  (and every entry of the menu)
from handlers.imports.reporting import EXAMPLES
from models.base import Refusal
from models.changes import Cause
from models.chats import Lack
from models.gradebook import FileKind
from models.guard import What
from models.guides import STARTERS, Section
from models.imports import Reason
from models.lists import ListKind
from models.people import Reader
from models.permissions import Action
from models.preferences import LANGUAGES
from models.progress import StepKind
from models.spreadsheets import ProblemKey
from tests.source import called, literals, modules
from ui.i18n import LOCALES, PATTERNS, SAME_EVERYWHERE, Translator
from ui.menu import ENTRIES
from ui.screen import Shelf

SILENT = {"notification", "command"}  # of kinds and of commands at a terminal
SPEAKING = {"screen", "phrase", "button", "link", "copying", "private_link", "offer"}
ROOMS = ("handlers", "ui", "bot", "jobs")
KEY = re.compile("[a-z]+(-[a-z0-9]+)+")

# Keys that are put together: what they begin with, and everything that can follow.
SHELVES = [*Shelf, *(f"{shelf}-about" for shelf in Shelf if shelf is not Shelf.DAILY)]
BUILT: dict[str, Iterable[str]] = {
    "action-": Action,
    "changes-cause-": Cause,
    "groups-lack-": Lack,
    "guard-found-": What,
    # and whatever the entries are called, see `needed`
    "menu-": ["start-about", *SHELVES, *(f"{shelf}-shelf" for shelf in Shelf)],
    "imports-file-": EXAMPLES,
    "imports-problem-": [*ProblemKey, *Reason],
    "gradebook-file-": FileKind,
    "lists-file-": ListKind,
    "preferences-in-": LANGUAGES,
    "progress-step-": StepKind,
    "starter-": [f"{role}-{section}" for role in STARTERS for section in Section],
}


def pages(language: str) -> dict[str, ftl.Message]:
    """Every message of a language by its key."""
    found: dict[str, ftl.Message] = {}
    for page in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(page.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands there twice"
                found[entry.id.name] = entry
    return found


def nodes(node: Any) -> Iterator[Any]:
    """A node of a page and everything inside it."""
    if isinstance(node, ftl.BaseNode):
        yield node
        for part in vars(node).values():
            yield from nodes(part)
    elif isinstance(node, list):
        for part in node:
            yield from nodes(part)


def referred(message: ftl.Message) -> set[str]:
    """The messages that a message is partly made of."""
    return {node.id.name for node in nodes(message) if isinstance(node, ftl.MessageReference)}


PAGES = {language: pages(language) for language in LANGUAGES}
FIRST_WORDS = {key.partition("-")[0] for key in PAGES["ru"]}


def spoken(tree: ast.AST) -> set[str]:
    """Keys that a module says: what it hands to a speaking function, and what looks like a key."""
    silent: set[str] = set()  # literals that look like keys: kinds of notifications, prefixes
    said: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            silent |= {text for word in node.keywords for text in literals(word.value)}
        if isinstance(node, ast.Call):
            first = [arg for arg in node.args if isinstance(arg, ast.Constant | ast.IfExp)]
            texts = {text for arg in first for text in literals(arg) if KEY.fullmatch(text)}
            if called(node) in SPEAKING:
                said |= texts
            elif called(node) in SILENT:
                silent |= texts
    like = {t for t in literals(tree) if KEY.fullmatch(t) and t.partition("-")[0] in FIRST_WORDS}
    return said | (like - silent)


def built(tree: ast.AST) -> set[str]:
    """What the keys that a module puts together begin with."""
    starts = (node.values[0] for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    texts = {start.value for start in starts if isinstance(start, ast.Constant)}
    return {str(text) for text in texts if str(text).partition("-")[0] in FIRST_WORDS}


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for sub in kind.__subclasses__():
        if not sub.__module__.startswith("tests"):
            yield sub
        yield from refusals(sub)


def needed() -> set[str]:
    keys = set().union(*(spoken(module.tree) for module in modules(*ROOMS)))
    keys |= {kind.key() for kind in refusals()}
    for item in ENTRIES:
        keys |= {item.words, f"{item.words}-about"}
    keys |= {name for message in PAGES["ru"].values() for name in referred(message)}
    return keys | {f"{start}{member}" for start, ends in BUILT.items() for member in ends}


def test_spoken_words_are_found_wherever_they_are_said() -> None:
    code = (
        'class Move(CallbackData, prefix="menu-move"): ...\n'
        '@notification("menu-told", Lesson)\n'
        'def f(): return card("menu-card"), screen("a-b" if x else "a-c", button("d-e", f))'
    )
    assert spoken(ast.parse(code)) == {"menu-card", "a-b", "a-c", "d-e"}
    assert built(ast.parse('f"menu-{x}", f"{x}-about"')) == {"menu-"}


def test_words_that_are_put_together_are_declared() -> None:
    found = set().union(*(built(module.tree) for module in modules(*ROOMS)))
    assert found == set(BUILT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_and_none_is_idle(language: str) -> None:
    written = set(PAGES[language])
    assert needed() - written == set(), "words that are missing"
    assert written - needed() == set(), "words that nobody says"


class Facts:
    """The variables of a message: which function takes them, and what is chosen by them."""

    def __init__(self, message: ftl.Message) -> None:
        self.names: set[str] = set()
        self.taken_by: dict[str, str] = {}
        self.choices: dict[str, set[str]] = defaultdict(set)
        for node in nodes(message):
            match node:
                case ftl.MessageReference(id=name):
                    other = Facts(PAGES["ru"][name.name])
                    self.names |= other.names
                    self.choices |= other.choices
                case ftl.VariableReference(id=name):
                    self.names.add(name.name)
                case ftl.FunctionReference(
                    id=function,
                    arguments=ftl.CallArguments(positional=[ftl.VariableReference(id=about), *_]),
                ):
                    self.taken_by[about.name] = function.name
                case ftl.SelectExpression(selector=ftl.VariableReference(id=name)):
                    keys = (variant.key for variant in node.variants)
                    self.choices[name.name] |= {
                        str(key.name if isinstance(key, ftl.Identifier) else key.value)
                        for key in keys
                    }


def test_both_languages_tell_the_same_facts() -> None:
    facts = {
        language: {key: Facts(message).names - {"address"} for key, message in found.items()}
        for language, found in PAGES.items()
    }
    assert facts["ru"]["timetable-before"] == {"at"}
    different = {k for k in facts["ru"] if facts["ru"][k] != facts["en"].get(k)}
    assert different == set()


PLURALS = {"zero", "one", "two", "few", "many", "other"}
NUMBERS = (0, 1, 2, 5, 11, 21, 104)
MOMENT = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)


def possible(name: str, facts: Facts) -> list[Any]:
    """Values that a variable may have, judging by what its message does with it."""
    function = facts.taken_by.get(name)
    if function in PATTERNS["ru"] or function in SAME_EVERYWHERE:
        return [MOMENT] if function in ("TIME", "WHEN", "BRIEF") else [MOMENT, date(2026, 5, 1)]
    keys = facts.choices[name]
    if keys & PLURALS - {"other"} or any(key.isdigit() for key in keys):
        return list(NUMBERS)
    return [*sorted(keys), "", "x"] if keys or function == "GIVEN" else ["x"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_word_can_be_said(words: Translator, language: str) -> None:
    """Every branch of every choice: a mistake in one of them would raise when it is reached."""
    for key, message in PAGES[language].items():
        facts = Facts(message)
        names = sorted(facts.names - {"address"})
        forms = product(*(possible(name, facts) for name in names))
        for address, values in product(("formal", "familiar"), forms):
            reader = Reader(language, "Asia/Yekaterinburg", address)
            said = words.say(reader, key, **dict(zip(names, values, strict=True)))
            assert not re.search(r"\{ ?\$|GIVEN\(", said), key


LATIN, CYRILLIC = re.compile("[A-Za-z]+"), re.compile("[А-Яа-яЁё]+")
ALLOWED = {"Telegram", "QR", "CSV", "XLSX", "ics", "XLS", "OneRoster", "UTF", "IANA", "Start"}
# Tags, commands, and time zones as IANA writes them.
MARKUP = re.compile(r"</?[a-z]+>|<a href=\"[^\"]*\">|\b[A-Z]\w+/[A-Z]\w+|/[a-z]+\b")
# Whoever cannot read the page yet has to find the way to their own language.
IN_BOTH = re.compile("preferences-((ask-|first-)?(language|question)|in-(ru|en))")


def foreign(text: str, letters: re.Pattern[str]) -> set[str]:
    return set(letters.findall(MARKUP.sub(" ", text))) - ALLOWED


def readable(message: ftl.Message) -> str:
    """Everything of a message that people may read."""
    texts = (
        node for node in nodes(message) if isinstance(node, ftl.TextElement | ftl.StringLiteral)
    )
    return " ".join(text.value for text in texts)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Нажмите <b>/menu</b>: Telegram, QR", set()),
        ("Расписание updated", {"updated"}),
        ("<i>loading</i>", {"loading"}),
    ],
)
def test_the_rule_about_letters_knows_good_from_bad(text: str, odd: set[str]) -> None:
    assert foreign(text, LATIN) == odd


@pytest.mark.parametrize(("language", "letters"), [("ru", LATIN), ("en", CYRILLIC)])
def test_no_foreign_word_on_a_page(language: str, letters: re.Pattern[str]) -> None:
    found = {
        key: foreign(readable(message), letters)
        for key, message in PAGES[language].items()
        if not IN_BOTH.fullmatch(key)
    }
    assert {key: odd for key, odd in found.items() if odd} == {}
