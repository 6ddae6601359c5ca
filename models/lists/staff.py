"""The staff from a list: names, roles, and the groups or the school that they answer for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from models.groups import Group
from models.lists.columns import name_of, number_of, role_of, several, words
from models.lists.kinds import Kind, Ref
from models.lists.known import Entry
from models.lists.questions import Candidate
from models.lists.writing import Writing
from models.names import plain
from models.people import Person, Role
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.plans import BadCell, Unclear

KEEPERS = (Role.TUTOR, Role.PSYCHOLOGIST)  # who is there for groups


class StaffItem(NamedTuple):
    """Somebody in one role."""

    who: Ref
    name: str
    role: Role
    group_ids: tuple[int, ...]
    school: str
    zone: str

    @property
    def key(self) -> Any:
        return self.who, self.role


class Staff(Kind[StaffItem]):
    async def load(self) -> None:
        self.workers: dict[frozenset[str], list[Candidate]] = defaultdict(list)  # new ones

    def read(self, record: Record) -> StaffItem:
        name, role = name_of(record), role_of(record)
        groups = self._groups(record.cells.get("group", ""))
        school = record.cells.get("school", "") if role is Role.COORDINATOR else ""
        if role is Role.COORDINATOR and not school:
            raise BadCell("school", ProblemKey.EMPTY_SCHOOL, "")
        number = number_of(record)
        if number is not None and number not in self.known.people:
            raise Unclear(ProblemKey.UNKNOWN_NUMBER)
        who = number if number is not None else self._who(record, name, role)
        ids = tuple(sorted({one.id for one in groups})) if role in KEEPERS else ()
        zone = groups[0].zone if groups else self.zone
        return StaffItem(who, name, role, ids, school, zone)

    def _groups(self, text: str) -> list[Group]:
        """The groups that a cell names; a group's own name may have a comma in it."""
        found: list[Group] = []
        for part in text.split("|"):
            whole = self.known.groups.get(plain(part))
            names = several(part)
            found += [whole] if whole else [self.known.group(one) for one in names]
        return found

    def _who(self, record: Record, name: str, role: Role) -> Ref:
        found = [one for one in self.known.named(name) if Role.STUDENT not in one.roles]
        same = [one for one in found if role in one.roles]
        if len(found) == len(same) == 1:
            return same[0].id
        token = f"row:{record.line}"
        pool = self.workers[words(name)]
        candidates = [Candidate(f"id:{one.id}", one.name, self._known_by(one)) for one in found]
        of = ", ".join(several(record.cells.get("group", "")))
        chosen = self.chosen(record, "name", name, of, [*candidates, *pool], token)
        if chosen == token:
            pool.append(Candidate(token, name, of))
        return chosen

    def _known_by(self, entry: Entry) -> str:
        """Whose parent they are, and which groups they keep."""
        children = [self.known.people[id].name for id in entry.children]
        return ", ".join(
            [*children, *(self.known.group_names[id] for id, _ in sorted(entry.keeps))]
        )

    def is_same(self, item: StaffItem) -> bool:
        entry = self.entry(item.who)
        assert entry is not None, "what is new is never asked whether it is the same"
        school = self.known.school_names.get(entry.school_id or 0, "")
        return (
            item.role in entry.roles
            and all((id, item.role) in entry.keeps for id in item.group_ids)
            and item.school in ("", school)
        )

    async def apply(self, items: Sequence[StaffItem], *, by: Person | None, at: datetime) -> None:
        writing = Writing(self.session, self.known)
        for item in items:
            writing.person(item.who, item.name, item.role, item.zone)
            for id in item.group_ids:
                writing.keeps(item.who, id, item.role)
            if item.school:
                writing.learns_at(item.who, item.school, item.zone)
        await writing.done()
