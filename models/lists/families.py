"""Families from a list: students with their group and school, and who answers for them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from models.groups import Group
from models.lists.columns import KIN, guardian_named, name_of, number_of, several, words
from models.lists.kinds import Kind, Ref
from models.lists.known import Entry
from models.lists.questions import Candidate
from models.lists.writing import Writing
from models.people import Kin, Person, Role
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.cells import day_of
from models.spreadsheets.plans import BadCell, Unclear, cell


class Relative(NamedTuple):
    """Somebody who answers for the child of the row."""

    who: Ref
    name: str
    kin: Kin


class FamilyItem(NamedTuple):
    """A student in a group. Of school, day of joining and relatives what a row leaves out stays.

    `renamed` says that the row gave the student's number, and with it another name.
    """

    who: Ref
    name: str
    group_id: int
    zone: str
    school: str
    joined: date | None
    relatives: tuple[Relative, ...]
    renamed: bool

    @property
    def key(self) -> Any:
        return self.who, self.group_id


class Families(Kind[FamilyItem]):
    async def load(self) -> None:
        self.students: dict[frozenset[str], list[Candidate]] = defaultdict(list)  # new ones
        self.guardians: dict[frozenset[str], list[Candidate]] = defaultdict(list)

    def read(self, record: Record) -> FamilyItem:
        cells = record.cells
        name, group = name_of(record), self.known.group(cells["group"])
        number = number_of(record)
        who = self._numbered(number) if number is not None else self._student(record, name, group)
        entry = self.entry(who)
        joined = (
            cell(record, "joined", day_of, ProblemKey.BAD_DATE) if cells.get("joined") else None
        )
        relatives = tuple(
            self._relative(record, f"{column}:{place}", one, KIN[column], entry, name)
            for column in KIN
            if cells.get(column)
            for place, one in enumerate(self._named(record, column))
        )
        renamed = number is not None and entry is not None and words(entry.name) != words(name)
        school = cells.get("school", "")
        return FamilyItem(who, name, group.id, group.zone, school, joined, relatives, renamed)

    def _numbered(self, number: int) -> int:
        entry = self.known.people.get(number)
        if entry is None or Role.STUDENT not in entry.roles:
            raise Unclear(ProblemKey.UNKNOWN_NUMBER)
        return number

    def _student(self, record: Record, name: str, group: Group) -> Ref:
        """The student of this name in this group; a namesake elsewhere is asked about."""
        found = self.known.named(name, Role.STUDENT)
        here = [one for one in found if group.id in one.learns]
        if len(here) == 1:
            return here[0].id
        token = f"row:{record.line}"
        pool = self.students[words(name)]
        candidates = [
            Candidate(f"id:{one.id}", one.name, self.known.learning(one)) for one in here or found
        ]
        chosen = self.chosen(record, "student", name, group.name, [*candidates, *pool], token)
        if chosen == token:
            pool.append(Candidate(token, name, group.name))
        return chosen

    def _named(self, record: Record, column: str) -> list[str]:
        names = several(record.cells[column])
        if not names:
            raise BadCell(column, ProblemKey.EMPTY_NAME, record.cells[column])
        return [
            guardian_named(Record(record.line, {**record.cells, column: one}), column)
            for one in names
        ]

    def _relative(
        self, record: Record, place: str, name: str, kin: Kin, student: Entry | None, child: str
    ) -> Relative:
        same = words(name)
        if student is not None:
            mine = [id for id in student.guardians if words(self.known.people[id].name) == same]
            if len(mine) == 1:
                return Relative(mine[0], name, kin)
        candidates = [
            Candidate(f"id:{one.id}", one.name, self._known_by(one))
            for one in self.known.named(name)
            if Role.STUDENT not in one.roles
        ]
        token, pool = f"row:{record.line}:{place}", self.guardians[same]
        chosen = self.chosen(record, place, name, child, [*candidates, *pool], token)
        if chosen == token:
            pool.append(Candidate(token, name, child))
        return Relative(chosen, name, kin)

    def _known_by(self, entry: Entry) -> str:
        known = self.known.people
        return ", ".join(known[child].name for child in entry.children if child in known)

    def is_same(self, item: FamilyItem) -> bool:
        entry = self.entry(item.who)
        assert entry is not None, "what is new is never asked whether it is the same"
        joined = entry.learns.get(item.group_id)
        school = self.known.school_names.get(entry.school_id or 0, "")
        return (
            not item.renamed
            and item.group_id in entry.learns
            and item.joined in (None, joined)
            and item.school in ("", school)
            and all(entry.guardians.get(one.who) == one.kin for one in item.relatives)  # type: ignore[arg-type]
        )

    async def apply(self, items: Sequence[FamilyItem], *, by: Person | None, at: datetime) -> None:
        writing = Writing(self.session, self.known)
        for item in items:
            writing.person(item.who, item.name, Role.STUDENT, item.zone, renamed=item.renamed)
            writing.enrols(item.who, item.group_id, item.joined)
            if item.school:
                writing.learns_at(item.who, item.school, item.zone)
            for one in item.relatives:
                writing.person(one.who, one.name, Role.PARENT, item.zone)
                writing.answers_for(one.who, item.who, one.kin)
        await writing.done()
