"""The weekly timetable as the table that is read: by the clock, whole weeks of groups."""

from sqlalchemy import false
from sqlmodel import col, select

from models.base import Session
from models.downloads.kinds import Cells, Table, Wish, groups_of
from models.groups import Group, GroupPart
from models.people import Role
from models.permissions import PERMISSIONS, Action, Scope
from models.slots import Slot

COLUMNS = ("day", "start", "end", "subject", "teachers", "groups", "room", "link")
BETWEEN = " | "  # names in one cell


async def timetable(session: Session, wish: Wish) -> Table:
    """A file speaks for the whole week of each group that it names, and this one does.

    Lessons together with groups that are not in somebody's hands, and meetings without a group,
    stand apart: what a file does not name stays as it is.
    """
    mine = {group.id for group in await groups_of(session, wish.me)}
    slots = list((await session.exec(select(Slot).where(Slot.dropped == false()))).all())
    wanted = await around(session, wish.group) if wish.group else set(mine)
    closed = [slot for slot in slots if slot.groups and {one.id for one in slot.groups} <= mine]
    spoken_for = _joined(wanted & mine, closed)
    table = Table("clock", COLUMNS)
    for slot in sorted(slots, key=_order):
        of = {one.id for one in slot.groups}
        if of and of <= spoken_for:
            table.add(_row(slot))
        elif _theirs(slot, of, wanted, wish):
            table.add(_row(slot), readable=False)
    return table


async def around(session: Session, group: Group) -> set[int]:
    """The groups in which this one's students learn: its parts, and those that it is a part of."""
    parts = select(GroupPart.part_id).where(GroupPart.whole_id == group.id)
    around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    return set((await session.exec(around)).all())


def _joined(ids: set[int], slots: list[Slot]) -> set[int]:
    """These groups, and all that have a lesson with one of them, and so on."""
    found, before = set(ids), -1
    while len(found) > before:
        before = len(found)
        for slot in slots:
            of = {one.id for one in slot.groups}
            if of & found:
                found |= of
    return found


def _theirs(slot: Slot, of: set[int], wanted: set[int], wish: Wish) -> bool:
    """Whoever reaches everybody has meetings, too; a teacher has the lessons that they hold."""
    everything = any(
        PERMISSIONS[Action.SEE_DOWNLOADS].scopes[role] is Scope.ALL for role in wish.me.roles
    )
    held = Role.TEACHER in wish.me.roles and any(one.id == wish.me.id for one in slot.teachers)
    return bool(of & wanted) or (wish.group is None and (everything or held))


def _order(slot: Slot) -> tuple[object, ...]:
    return sorted(one.name for one in slot.groups), slot.weekday, slot.starts, slot.id


def _row(slot: Slot) -> Cells:
    """The first group's clock is what a file's times are read by."""
    groups = sorted(slot.groups, key=lambda one: (one.zone != slot.zone, one.name))
    return [
        slot.weekday,
        slot.starts,
        slot.ends,
        slot.subject,
        BETWEEN.join(sorted(one.name for one in slot.teachers)),
        BETWEEN.join(one.name for one in groups),
        slot.room,
        slot.link,
    ]
