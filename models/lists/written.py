"""The school's people as lists again: the same columns that are read, with everybody's number."""

from datetime import date

from models.base import Session
from models.lists.columns import KIN, ListKind
from models.lists.known import Known, known, works
from models.people import FAMILY, Person, Role

Line = list[str | int | date | None]

ORDER = {
    ListKind.FAMILIES: ("person", "student", "group", "school", "joined", *KIN),
    ListKind.STAFF: ("person", "name", "role", "group", "school"),
}


async def rows(session: Session, me: Person | None, kind: ListKind) -> list[Line]:
    """The rows of a list, in the order of its columns, as far as this person may see them."""
    found = await known(session, me)
    return _families(found) if kind is ListKind.FAMILIES else _staff(found)


def _families(found: Known) -> list[Line]:
    """A row for each student in each group; relatives of one kind share a cell."""
    lines: list[Line] = []
    for group in sorted(found.groups.values(), key=lambda group: group.name):
        inside = [one for one in found.people.values() if group.id in one.learns]
        for one in sorted(inside, key=lambda one: one.name):
            kin = [
                " | ".join(
                    found.people[id].name
                    for id, of in sorted(one.guardians.items())
                    if of is wanted
                )
                for wanted in KIN.values()
            ]
            school = found.school_names.get(one.school_id or 0)
            lines.append([one.id, one.name, group.name, school, one.learns[group.id], *kin])
    return lines


def _staff(found: Known) -> list[Line]:
    """A row for each role that somebody holds."""
    lines: list[Line] = []
    for one in sorted(filter(works, found.people.values()), key=lambda one: one.name):
        for role in sorted(one.roles - FAMILY):
            kept = [found.group_names[id] for id, of in sorted(one.keeps) if of is role]
            school = found.school_names.get(one.school_id or 0)
            place = school if role is Role.COORDINATOR else None
            lines.append([one.id, one.name, role, " | ".join(sorted(kept)), place])
    return lines
