"""What in a text tells about a child: names, marks and health beside them, phones, keys.

Everything is looked at right here, and nothing of it is written down.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from models.guard.forms import Places
from models.guard.patterns import (
    BORN,
    COMMON,
    DATE,
    EMAIL,
    FREE_LINE,
    GOT,
    KEY,
    MARKED,
    OF_OTHERS,
    PATRONYMIC,
    PERSONAL,
    PHONE,
    WORDS_TOO,
)
from models.guard.reading import LONGEST_QUOTE, Page, Word, read
from models.words import folded

NEAR = 10  # words between a name and what is personal, in one sentence
BESIDE = 2  # words between a name and a bare number that reads like a mark
SHORTEST = 4  # letters of a given name that counts in small letters


class What(StrEnum):
    """What a place in a text tells."""

    PHONE = "phone"
    KEY = "key"
    EMAIL = "email"
    MARK = "mark"  # a name with a mark, a debt or health beside it
    BORN = "born"
    NAME = "name"  # a surname, or given name and surname
    GIVEN = "given"  # a given name alone, which can be anybody's


class Finding(NamedTuple):
    """One place. `outright` ones are never posted; the author may know better of the others."""

    what: What
    quote: str
    outright: bool
    student_id: int | None = None

    @property
    def digest(self) -> str:
        """What is kept of a place that its author has called harmless: nobody can read it."""
        return sha256(f"{self.what}:{folded(self.quote)}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Roster:
    """Everybody by name: students by id, full name and how one calls them, and everybody else.

    `searched` is what was found in a text, for the next chat that gets it; it goes with the names.
    """

    students: Sequence[tuple[int, str, str]]
    others: Sequence[str]
    searched: dict[str, list[Finding]] = field(default_factory=dict)


class Known(NamedTuple):
    """Who there is, and who is `near`: in the group itself.

    With `families` it is strict, for what many will read and nobody is asked about again: a given
    name of those who are near counts wherever it stands and in small letters too; a surname alone
    counts of these families only.
    """

    roster: Roster
    near: Collection[int]
    families: Collection[int] | None = None


def look(text: str, known: Known) -> list[Finding]:
    """Everything in a text that may tell about a child, in its order."""
    strict = known.families is not None
    found = list(_named(text, known)) if strict else _anywhere(text, known.roster)
    named = [one for one in found if one.what is not What.GIVEN or one.student_id in known.near]
    return sorted({*_contacts(text), *named}, key=lambda one: text.find(one.quote))


def _anywhere(text: str, roster: Roster) -> list[Finding]:
    """As if everybody were near: what is posted in many chats is searched once."""
    if text not in roster.searched:
        everybody = {id for id, *_ in roster.students}
        roster.searched[text] = list(_named(text, Known(roster, everybody)))
    return roster.searched[text]


def _contacts(text: str) -> Iterator[Finding]:
    for phone in PHONE.finditer(text):
        if not FREE_LINE.match(phone[0]):
            yield Finding(What.PHONE, phone[0].strip(), outright=True)
    for key in KEY.finditer(text):
        yield Finding(What.KEY, key[0][:LONGEST_QUOTE], outright=True)
    for email in EMAIL.finditer(text):
        yield Finding(What.EMAIL, email[0], outright=False)


def _named(text: str, known: Known) -> Iterator[Finding]:
    words = read(text)
    places = Places([word.plain for word in words])
    names = {id: _parts(name, called) for id, name, called in known.roster.students}
    others = [folded(name).split() for name in known.roster.others]
    strict = known.families is not None
    givens = {parts[0] for parts in others if parts}.union(*(mine for mine, _ in names.values()))
    at = {given: places.of(given) for given in givens}
    adults = set().union(*(_run(words, parts, places) for parts in others))
    page = Page(text, words, set().union(*at.values()), adults, strict)
    full: dict[int, set[int]] = {}
    alone: dict[int, set[int]] = {}
    for id, (called, surname) in names.items():
        surnames = places.of(surname) - adults if surname else set()
        mine = set().union(*(at[one] | _initials(page, one, surnames) for one in called))
        full[id] = {
            place for place in _pairs(mine, surnames) if _close(page, place, mine, surnames)
        }
        alone[id] = surnames
    taken = set().union(*full.values()) if full else set()
    for id, (called, _) in names.items():
        if full[id]:
            yield _finding(page, full[id], id, named=True)
            continue
        surnames = {place for place in alone[id] - taken if _surname(page, place)}
        if surnames and (known.families is None or id in known.families):
            yield _finding(page, surnames, id, named=True)
            continue
        if id in known.near:
            mine = set().union(*(at[one] for one in called)) - taken - adults
            mine = {place for place in mine if _given(page, place)}
            if mine:
                yield _finding(page, mine, id, named=False)


def _run(words: list[Word], parts: list[str], places: Places) -> set[int]:
    """Where two or more of somebody's names stand in a row, in whatever order."""
    found = set().union(*(places.of(part) for part in parts))
    return {
        place
        for place in found
        if (place - 1 in found and words[place].joined)
        or (place + 1 in found and words[place + 1].joined)
    }


def _parts(name: str, called: str) -> tuple[set[str], str]:
    """Given names, and the surname."""
    parts = folded(name).split()
    return {*parts[:1], *folded(called).split()[:1]}, parts[-1] if len(parts) > 1 else ""


def _pairs(ones: set[int], others: set[int]) -> set[int]:
    return {
        place for one in ones for other in others if abs(one - other) == 1 for place in (one, other)
    }


def _close(page: Page, place: int, ones: set[int], others: set[int]) -> bool:
    mates = others if place in ones else ones
    return any(page.together(place, mate) for mate in (place - 1, place + 1) if mate in mates)


def _initials(page: Page, given: str, surnames: set[int]) -> set[int]:
    """«Л. Кузнецова» and «Кузнецова Л.» name her as well."""
    beside = {place + step for place in surnames for step in (-1, 1)}
    return {
        place
        for place in beside
        if 0 <= place < len(page.words)
        and page.words[place].initial
        and page.words[place].plain == given[:1]
    }


def _surname(page: Page, place: int) -> bool:
    """Whether a surname alone is one: written as a name, and not with somebody else's beside it."""
    word = page.words[place]
    if not word.capital:
        told = page.strict or _marked(page, place) is not None
        return told and bool(re.search("(?:ов|ев|ин)", word.plain))
    for other in (place - 1, place + 1):
        if 0 <= other < len(page.words) and page.together(place, other):
            mate = page.words[other]
            if other in page.givens and mate.capital:
                return False  # another child's, or a parent's
            if mate.initial:
                return False  # with initials that are somebody else's
    if word.quoted and not _surname_like(word.plain):
        return False  # «Волк и Заяц»
    if word.opens:  # every word is capital there: «Мороз и солнце», «Морозов не ждём»
        return _surname_like(word.plain) or _told(page, place) is not None
    return not (place and page.words[place - 1].plain == "дед" and word.joined)


def _surname_like(word: str) -> bool:
    """Few other words look like this in the first place of a sentence."""
    return bool(re.search("(?:ова|ева|ина|ск|цк)[а-я]{0,3}$", word)) and len(word) > 5


def _given(page: Page, place: int) -> bool:
    """Whether a given name alone may be a child's."""
    word, after = page.words[place], page.after(place)
    if after is not None and PATRONYMIC.fullmatch(after.plain):
        return False  # a grown-up
    if page.strict:
        return word.capital or (len(word.plain) >= SHORTEST and not COMMON.fullmatch(word.plain))
    if not word.capital:
        return False
    if place and word.joined and OF_OTHERS.fullmatch(page.words[place - 1].plain):
        return False
    if after is not None and after.capital and place + 1 not in page.givens:
        return False  # with a surname that is nobody's here
    if (word.opens or word.quoted) and WORDS_TOO.fullmatch(word.plain):
        return _marked(page, place) is not None
    return True


def _marked(page: Page, place: int) -> int | None:
    got = any(GOT.match(word.plain) for word in page.words[place + 1 : place + 4])
    marks = (n for n, word in enumerate(page.words) if n > place and MARKED.fullmatch(word.text))
    return page.near(place, marks, 2 * BESIDE if got else BESIDE)


def _told(page: Page, place: int) -> int | None:
    """What is personal and stands near this name."""
    near = (n for n, word in enumerate(page.words) if PERSONAL.match(word.plain))
    found = page.near(place, near, NEAR)
    if found is not None and not any(
        other in page.givens and page.words[other].capital for other in range(place + 2, found)
    ):  # else it is told of whoever is named in between
        return found
    return _marked(page, place)


def _born(page: Page, place: int) -> int | None:
    days = (n for n, w in enumerate(page.words) if BORN.search(w.plain) or DATE.fullmatch(w.text))
    return page.near(place, days, NEAR)


def _finding(page: Page, places: set[int], id: int, *, named: bool) -> Finding:
    """The worst that is said of this child."""
    for what, told in ((What.MARK, _told), (What.BORN, _born)):
        for place in sorted(places):
            other = told(page, place)
            if other is not None:
                dated = what is What.MARK or bool(DATE.fullmatch(page.words[other].text))
                around = {mate for mate in places if abs(mate - place) == 1}
                return Finding(what, page.quote({place, other, *around}), named and dated, id)
    first = min(places)
    around = {place for place in places if place - first <= 1}
    return Finding(What.NAME if named else What.GIVEN, page.quote(around), False, id)
