"""Taking a list over: gathered first, then written in a few statements however long it is."""

from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import col

from models import people
from models.base import Session
from models.groups import Enrollment, GroupStaff
from models.lists.kinds import Ref
from models.lists.known import Known
from models.people import Guardianship, Kin, Person, Role, RoleGrant


class Writing:
    """What is to be so. What is so already costs nothing; saying it twice does no harm."""

    def __init__(self, session: Session, known: Known) -> None:
        self.session, self.known = session, known
        self._new: dict[str, dict[str, Any]] = {}  # rows of people by where they come first
        self._names: dict[int, str] = {}
        self._roles: dict[tuple[Ref, Role], None] = {}
        self._learns: dict[tuple[Ref, int], date | None] = {}
        self._keeps: dict[tuple[Ref, int, Role], None] = {}
        self._kin: dict[tuple[Ref, Ref], Kin] = {}
        self._schools: dict[Ref, tuple[str, str]] = {}

    def person(self, who: Ref, name: str, role: Role, zone: str, *, renamed: bool = False) -> None:
        """Somebody is there, in this role."""
        if isinstance(who, str):
            called = people.spoken(name, role)
            self._new.setdefault(who, {"name": name, "called": called, "zone": zone})
        elif renamed:
            self._names[who] = name
        if isinstance(who, str) or role not in self.known.people[who].roles:
            self._roles[who, role] = None

    def enrols(self, who: Ref, group_id: int, joined: date | None) -> None:
        self._learns[who, group_id] = joined

    def keeps(self, who: Ref, group_id: int, role: Role) -> None:
        self._keeps[who, group_id, role] = None

    def answers_for(self, who: Ref, child: Ref, kin: Kin) -> None:
        self._kin[who, child] = kin

    def learns_at(self, who: Ref, school: str, zone: str) -> None:
        """On the roll of this school; or, of a coordinator, answers for its students."""
        self._schools[who] = school, zone

    async def done(self) -> None:
        """Write all of it."""
        self.ids = await self._people()
        await self._insert(
            RoleGrant, [{"person_id": self._id(who), "role": role} for who, role in self._roles]
        )
        await self._rename()
        await self._enrol()
        await self._keep()
        await self._relate()
        await self._place()
        await self.session.flush()

    def _id(self, who: Ref) -> int:
        return self.ids[who] if isinstance(who, str) else who

    async def _people(self) -> dict[str, int]:
        if not self._new:
            return {}
        adding = insert(Person).returning(col(Person.id), sort_by_parameter_order=True)
        rows = [{"language": "ru", "settled": False} | row for row in self._new.values()]
        found: Any = await (await self.session.connection()).execute(adding, rows)
        return dict(zip(self._new, found.scalars(), strict=True))

    async def _insert(self, table: type[Any], rows: list[dict[str, Any]]) -> None:
        if rows:
            await self.session.exec(insert(table), params=rows)

    async def _rename(self) -> None:
        for id, name in self._names.items():
            called = people.spoken(name, *self.known.people[id].roles)
            await self.session.exec(
                update(Person).where(col(Person.id) == id).values(name=name, called=called)
            )

    async def _enrol(self) -> None:
        rows = []
        for (who, group_id), joined in self._learns.items():
            learns = self.known.people[who].learns if isinstance(who, int) else {}
            if group_id not in learns:
                rows.append(
                    {"student_id": self._id(who), "group_id": group_id, "joined_on": joined}
                )
            elif joined not in (None, learns[group_id]):
                await self.session.exec(
                    update(Enrollment)
                    .where(col(Enrollment.student_id) == who, col(Enrollment.group_id) == group_id)
                    .values(joined_on=joined)
                )
        await self._insert(Enrollment, rows)

    async def _keep(self) -> None:
        kept = self.known.people
        rows = [
            {"person_id": self._id(who), "group_id": group_id, "role": role}
            for who, group_id, role in self._keeps
            if isinstance(who, str) or (group_id, role) not in kept[who].keeps
        ]
        await self._insert(GroupStaff, rows)

    async def _relate(self) -> None:
        rows = []
        for (who, child), kin in self._kin.items():
            guardians = self.known.people[child].guardians if isinstance(child, int) else {}
            if who not in guardians:
                rows.append(
                    {"guardian_id": self._id(who), "student_id": self._id(child), "kin": kin}
                )
            elif guardians[who] is not kin:
                await self.session.exec(
                    update(Guardianship)
                    .where(
                        col(Guardianship.guardian_id) == who, col(Guardianship.student_id) == child
                    )
                    .values(kin=kin)
                )
        await self._insert(Guardianship, rows)

    async def _place(self) -> None:
        """The school of each, written once for everybody of one school."""
        pupils: dict[tuple[str, str], list[int]] = {}
        for who, place in self._schools.items():
            pupils.setdefault(place, []).append(self._id(who))
        for (name, zone), ids in pupils.items():
            school = await people.school_named(self.session, name, zone=zone)
            for first in range(0, len(ids), 500):
                some = col(Person.id).in_(ids[first : first + 500])
                await self.session.exec(update(Person).where(some).values(school_id=school.id))
