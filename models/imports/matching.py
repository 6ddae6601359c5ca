"""Which weekly lesson of the store is which row of the file, so that only differences change."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from models.imports.week import Standing, Wanted

Match = tuple[Standing, Wanted]
Likeness = Callable[[Standing | Wanted], Hashable]

# From the surest sign to the weakest. Equal lessons come before mere equal ids: programs that write
# timetables number their lessons anew, and two files that begin at 1 may speak of one group.
LIKENESSES: tuple[Likeness, ...] = (
    lambda one: (one.id, one.lesson),
    lambda one: one.lesson,
    lambda one: (one.id, one.lesson.groups),
    lambda one: one.id,
    lambda one: (one.lesson.weekday, one.lesson.starts, one.lesson.groups, one.lesson.subject),
    lambda one: (one.lesson.subject, one.lesson.groups, one.lesson.teachers),
)


def match(
    wanted: Sequence[Wanted],
    standing: Sequence[Standing],
    likenesses: Sequence[Likeness] = LIKENESSES,
) -> tuple[list[Match], list[Wanted], list[Standing]]:
    """Pairs of the same lesson, rows that are new, and lessons that no row speaks of."""
    pairs: list[Match] = []
    rows, left = list(wanted), list(standing)
    for likeness in likenesses:
        waiting: dict[Hashable, deque[Standing]] = defaultdict(deque)
        for lesson in left:
            waiting[likeness(lesson)].append(lesson)
        still = []
        for row in rows:
            alike = waiting.get(likeness(row))
            if alike:
                pairs.append((alike.popleft(), row))
            else:
                still.append(row)
        rows, left = still, [lesson for alike in waiting.values() for lesson in alike]
    return pairs, rows, sorted(left, key=lambda lesson: lesson.slot_id)
