"""Which groups lie inside which once a file of sets has been taken over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.imports.week import Directory, Pair, Token


def contained(sets: Mapping[str, frozenset[str]], groups: Directory) -> dict[Token, set[Token]]:
    """Every group of the file and the groups of the file inside it, itself among them.

    A set whose parts are all parts of another one lies inside that one; what no row takes apart
    is its own only part.
    """
    atoms: dict[Token, set[Token]] = defaultdict(set)
    for whole, parts in sets.items():
        atoms[groups.token(whole)] |= {groups.token(part) for part in parts}
    for part in [part for parts in atoms.values() for part in parts]:
        atoms.setdefault(part, {part})
    return {
        whole: {whole} | {part for part, of_part in atoms.items() if of_part <= of_whole}
        for whole, of_whole in atoms.items()
    }


def rearranged(
    pairs: frozenset[Pair], inside: Mapping[Token, set[Token]], sets: Iterable[Token]
) -> frozenset[Pair]:
    """All wholes and parts afterwards, transitively closed; the file's sets are taken literally."""
    literal = set(sets)
    after: dict[Token, set[Token]] = defaultdict(set)
    for whole, part in pairs:
        if whole not in literal or whole == part:
            after[whole].add(part)
    for whole, parts in inside.items():
        after[whole] |= parts
        for part in parts:
            after[part].add(part)
    growing = bool(inside)
    while growing:
        growing = False
        for parts in after.values():
            further = set().union(*(after[part] for part in parts))
            growing |= not further <= parts
            parts |= further
    return frozenset((whole, part) for whole, parts in after.items() for part in parts)
