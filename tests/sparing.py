"""Which presses are made, since there are too many: a few of every kind, and some of each button.

Two presses are of one kind if their buttons do the same to different things, and if whoever
presses them has the same roles, is as near to them, and finds them in the same place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

Press = TypeVar("Press")

GIVEN, NEAR, FAR = "given", "near", "far"  # sent to them; to others of the story; from elsewhere
LINK = re.compile(r"/start [a-z-]*")


class Kind(NamedTuple):
    """What a press has in common with others."""

    does: str  # what the button does, whatever the thing
    roles: str
    near: str
    place: str


def deed(said: str) -> str:
    """What a button, a link or a command does: all that is said before the number of a thing."""
    link = LINK.match(said)
    return link.group().strip() if link else said.partition(":")[0]


class Sparing:
    """Chooses presses so that every kind is made `often` times over all stories, where there are
    as many, and each button of each story as often as `least` says."""

    def __init__(self, often: int, least: Mapping[str, int]) -> None:
        self.often, self.least = often, least
        self.made: Counter[Kind] = Counter()
        self.left: Counter[Kind] = Counter()

    def of(self, possible: Iterable[tuple[Press, Kind]]) -> Iterator[Press]:
        """Those to make of all possible presses of one button; what was made seldom comes first."""
        groups: dict[str, list[tuple[Press, Kind]]] = defaultdict(list)
        for press, kind in possible:
            groups[kind.near].append((press, kind))
        for near, group in groups.items():
            group.sort(key=lambda one: self.made[one[1]])
            for number, (press, kind) in enumerate(group):
                if number < self.least.get(near, 0) or self.made[kind] < self.often:
                    self.made[kind] += 1
                    yield press
                else:
                    self.left[kind] += 1

    def table(self) -> Iterator[str]:
        """A line for each deed: who has pressed it, and how many presses of these kinds were left.

        `given 12/3` are twelve presses by people of three different roles.
        """
        for does in sorted({kind.does for kind in self.made}):
            cells = []
            for near in (GIVEN, NEAR, FAR):
                made = {k: n for k, n in self.made.items() if k.does == does and k.near == near}
                roles = len({kind.roles for kind in made})
                cells.append(f"{near} {f'{sum(made.values())}/{roles}':<8}")
            places = sorted({kind.place for kind in self.made if kind.does == does})
            left = sum(count for kind, count in self.left.items() if kind.does == does)
            yield f"{does:<24} {' '.join(cells)} left {left:<7} {', '.join(places)}"
