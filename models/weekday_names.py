"""Weekdays as timetables call them: in any language that CLDR knows, short, or by number."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from babel import localedata

# Asked first and in this order: reading all of CLDR costs a second, and short names
# of common languages recur in rare ones with another meaning.
COMMON = (
    "ru en uk be kk bg sr mk de fr es it pt ro pl cs sk hu el tr nl sv da no fi et lv lt sl hr sq "
    "ca gl eu ka hy az uz ky tg he ar fa hi id ms vi zh ja ko sr_Latn bs nn af fil jv mr ne"
)
MOST_NAMES = 30  # a column of more holds something else than weekdays
STROKES = str.maketrans("łøđħı", "lodhi")  # marks that Unicode does not take apart


def weekdays(labels: Iterable[str]) -> dict[str, int]:
    """The weekday (Monday is 0) of each label of one timetable; labels that say none are left out.

    Looks for a language that knows every label: whole names, CLDR's short names and, in common
    languages, beginnings of at least two letters that fit one day only; case, accents and
    punctuation do not count. If no language knows all, the one that knows most and over half is
    taken, else Russian or English. Numbers 1 to 7 are ISO weekdays, also behind one and the same
    word ("Day 1") if there is a day 1 among them.
    """
    forms = {label: _folded(label) for label in labels}
    known = {label: int(form) - 1 for label, form in forms.items() if re.fullmatch("[1-7]", form)}
    known |= _numbered({label: form for label, form in forms.items() if label not in known})
    named = {label: form for label, form in forms.items() if label not in known}
    return known | _in_some_language(named)


def _folded(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).translate(STROKES)
    return "".join(letter for letter in plain if letter.isalnum())


def _numbered(forms: Mapping[str, str]) -> dict[str, int]:
    """Days that are one word and a number; a cycle that is longer than a week is none."""
    matches = {label: re.fullmatch(r"([^\W\d_]+)(\d{1,2})", form) for label, form in forms.items()}
    found = {label: match for label, match in matches.items() if match}
    numbers = {label: int(match[2]) for label, match in found.items()}
    words = {match[1] for match in found.values()}
    # "Monday 1" beside "Monday 2" are days of different weeks.
    counted = len(words) == 1 and not any(_is_name(word) for word in words)
    if counted and 1 in numbers.values() and max(numbers.values()) <= 7:
        return {label: number - 1 for label, number in numbers.items()}
    return {}


def _is_name(word: str) -> bool:
    return len(word) > 2 and any(word in _names(language) for language in COMMON.split())


def _in_some_language(forms: Mapping[str, str]) -> dict[str, int]:
    if not forms:
        return {}
    best: dict[str, int] = {}
    ours = _in_language(forms, "ru") or _in_language(forms, "en")
    languages = (*COMMON.split(), *_rare()) if len(forms) <= MOST_NAMES else ()
    for language in languages:
        if language not in COMMON.split() and 2 * len(ours) > len(forms):
            break  # a slip of the pen in our languages is not worth the reading of all others
        found = _in_language(forms, language)
        if len(found) == len(forms):
            return found
        if len(found) > len(best):
            best = found
    return best if 2 * len(best) > len(forms) else ours


def _in_language(forms: Mapping[str, str], language: str) -> dict[str, int]:
    names = _names(language)
    common = language in COMMON.split()
    bare = {label: re.sub(r"\d", "", form) for label, form in forms.items()}
    uses = Counter(bare.values())
    found: dict[str, int] = {}
    for label, form in forms.items():
        day = _day(form, names, beginnings=common)
        if day is None and uses[bare[label]] == 1:
            day = _day(bare[label], names, beginnings=common)
        if day is not None:
            found[label] = day
    return found


def _day(form: str, names: Mapping[str, int], *, beginnings: bool) -> int | None:
    if form in names:
        return names[form]
    if len(form) < 2 or not beginnings:
        return None
    begun = {day for name, day in names.items() if name.startswith(form)}
    return begun.pop() if len(begun) == 1 else None


@cache
def _names(language: str) -> dict[str, int]:
    """Folded names that mean one weekday only."""
    meanings: dict[str, set[int]] = {}
    for name, day in _cldr_names(language):
        meanings.setdefault(_folded(name), set()).add(day)
    if language not in COMMON.split():  # Babel would keep all that it has read, for good
        getattr(localedata, "_cache", {}).pop(language, None)
    return {name: days.pop() for name, days in meanings.items() if name and len(days) == 1}


def _cldr_names(language: str) -> Iterator[tuple[str, int]]:
    contexts = localedata.load(language)["days"]
    tables = [
        _looked_up(context, width)
        for context in (_looked_up(contexts, name) for name in contexts)
        if isinstance(context, Mapping)
        for width in context
    ]
    spelled = [table for table in tables if isinstance(table, Mapping)]
    for table in spelled:
        for day, name in table.items():
            yield name, day
    usual = _looked_up(contexts, "format")
    yield from _counted(_looked_up(usual, "wide") if "wide" in usual else None, spelled)


def _looked_up(names: Any, key: str) -> Any:
    """One entry, as Babel has it now: read or not yet read, an alias or a table of names.

    From a copy: Babel writes what an alias leads to into data that it shares between languages,
    and then dates in other languages come out wrong.
    """
    found = names.copy()[key]
    return found[1] if isinstance(found, tuple) else found


def _counted(wide: object, spelled: list[Mapping[int, str]]) -> Iterator[tuple[str, int]]:
    """Where short names count the days, as in Vietnamese, also the whole word with the number."""
    if not isinstance(wide, Mapping):
        return
    for table in spelled:
        for day, name in table.items():
            if number := re.search(r"\d", name):
                yield wide[day].split()[0] + number[0], day


def _rare() -> Iterator[str]:
    """Languages beyond the common ones, and second scripts, but no countries."""
    for name in sorted(localedata.locale_identifiers()):
        if name not in COMMON.split() and re.fullmatch("[a-z]+(_[A-Z][a-z]{3})?", name):
            yield name
