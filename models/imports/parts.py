"""Which groups lie inside which once a file of sets has been taken over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.imports.week import Directory, Pair, Token

Inside = dict[Token, set[Token]]


def contained(sets: Mapping[str, frozenset[str]], groups: Directory) -> Inside:
    """Every group of the file and the groups of the file inside it, itself among them.

    A set whose smallest parts all belong to another one lies inside that one, whether or not a
    row says so: the halves of a class, named one by one, are the class.
    """
    parts: Inside = defaultdict(set)
    for whole, theirs in sets.items():
        parts[groups.token(whole)] |= {groups.token(part) for part in theirs}
    for part in [part for theirs in parts.values() for part in theirs]:
        parts.setdefault(part, {part})
    inside = _closed(parts)
    smallest = {
        whole: {part for part in theirs if inside[part] <= {part} or part in parts[part]}
        for whole, theirs in inside.items()
    }
    return {
        whole: {whole}
        | theirs
        | {part for part, few in smallest.items() if few and few <= smallest[whole]}
        for whole, theirs in inside.items()
    }


def rearranged(pairs: frozenset[Pair], inside: Inside, sets: Iterable[Token]) -> frozenset[Pair]:
    """All wholes and parts afterwards, transitively closed; the file's sets are taken literally."""
    literal = set(sets)
    after: Inside = defaultdict(set)
    for whole, part in pairs:
        if whole not in literal:
            after[whole].add(part)
    for whole, theirs in inside.items():
        after[whole] |= theirs
    return frozenset((whole, part) for whole, parts in _closed(after).items() for part in parts)


def _closed(links: Mapping[Token, set[Token]]) -> Inside:
    """The parts of the parts are parts as well."""
    closed = {whole: set(parts) for whole, parts in links.items()}
    growing = True
    while growing:
        growing = False
        for parts in closed.values():
            further = parts.union(*(closed.get(part, ()) for part in parts))
            growing |= further != parts
            parts.update(further)
    return closed
