"""Names of the roster next to marks, phones or health: what does not belong into a group's chat.

Everything is looked at right here and remembered nowhere. It asks, it never forbids: a question
too many costs a tap, a child's mark before the whole class can't be taken back.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

NEAR = 10  # words between a name and what is personal
BESIDE = 2  # words between a name and a bare number that reads like a mark

PHONE = re.compile(r"(?:\+7|\b[78])[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b")
WORD = re.compile(r"[☎]|\d+(?:[:.,/-]\w+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
MARKED = re.compile("[2-5]")
PERSONAL = re.compile(
    "оценк|оценок|отметк|отметок|балл|двойк|двоек|двоеч|тройк|троек|четверк|пятерк|долг|задолж"
    "|должник|пропуск|пропуст|прогул|неуд|незач|неуспева|успеваем|неаттест|пересда"
    "|боле[лнюеш]|болезн|заболе|больниц|больнич|диагноз|врач|справк|температур|инвалид|овз$"
    "|травм|операци|лекарств|таблет|аллерг|эпилепс|депресс|приступ|реабилит|психиатр|психолог"
    "|адрес|паспорт|снилс|опек[аеиу]|развод|☎"
)
# What Russian cases put after the stem of a name.
ENDING = re.compile(
    "(?:а|у|ом|ем|ём|е|ы|и|ой|ою|ей|ею|ёй|ю|я|й|ь|ым|им|ого|его|ому|ему|ую|юю|ая|яя|ый|ий|ов|ев|ам"
    "|ами|ах|ям|ых|их|ьи|ье|ью|ьей|ья|ия|ии|ию|ией|ие|ием|ин|ина|ину|иной|иным)?"
)
ADJECTIVE = re.compile("(?:ий|ый|ой|ая|яя)$")
LAST = re.compile("[аеиоуыэюяйь]$")
FLEETING = re.compile("(?:е|о)(?=[лвкц]$)")  # Павел, Павла; Лев, Льва


class Mention(NamedTuple):
    """A student who stands next to something personal."""

    student_id: int
    name: str


def mentions(text: str, roster: Iterable[tuple[int, str]]) -> list[Mention]:
    """Students of the roster, as id and full name, who stand next to something personal.

    A name counts unless it stands beside another one, with which it is somebody else's.
    """
    words = [found[0] for found in WORD.finditer(PHONE.sub(" ☎ ", _plain(text)))]
    personal = [place for place, word in enumerate(words) if PERSONAL.match(word)]
    marks = [place for place, word in enumerate(words) if MARKED.fullmatch(word)]
    if not personal and not marks:
        return []
    students = list(roster)
    named = {id: _places(words, name) for id, name in students}
    taken = {place for places in named.values() for place in places.together}
    found = []
    for id, name in students:
        mine = named[id].surname or named[id].given
        places = [place for place in mine if place in named[id].together or place not in taken]
        near = any(abs(place - other) <= NEAR for place in places for other in personal)
        beside = any(0 < other - place <= BESIDE for place in places for other in marks)
        if near or beside:
            found.append(Mention(id, name))
    return found


class _Places(NamedTuple):
    given: list[int]
    surname: list[int]

    @property
    def together(self) -> set[int]:
        """Where given name and surname stand side by side."""
        pairs = [(g, s) for g in self.given for s in self.surname if abs(g - s) == 1]
        return {place for pair in pairs for place in pair}


def _places(words: list[str], name: str) -> _Places:
    """Where a given name and a surname stand, in whatever case."""
    parts = _plain(name).split()
    given, surname = parts[0], parts[-1] if len(parts) > 1 else ""
    return _Places(_where(words, given), _where(words, surname) if surname else [])


def _where(words: list[str], name: str) -> list[int]:
    stems = _stems(name)
    return [place for place, word in enumerate(words) if _is(word, name, stems)]


def _is(word: str, name: str, stems: list[str]) -> bool:
    if word == name:
        return True
    return any(word.startswith(stem) and ENDING.fullmatch(word[len(stem) :]) for stem in stems)


def _stems(name: str) -> list[str]:
    """What stays of a name in all cases."""
    stem = ADJECTIVE.sub("", name) if len(name) > 5 else name
    stem = LAST.sub("", stem)
    stems = [stem] if len(stem) > 1 else []
    short = FLEETING.sub("ь" if len(stem) == 3 else "", stem)
    return stems + ([short] if short != stem and len(short) > 2 else [])


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
