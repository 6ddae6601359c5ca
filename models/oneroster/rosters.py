"""Who is in a OneRoster set: people, their roles and families, classes, and who is in which."""

import asyncio
from dataclasses import dataclass, field
from datetime import date

from models.base import Session
from models.lists.kinds import Ref
from models.lists.known import Entry, Known, known
from models.lists.questions import SOMEBODY_ELSE, Answers, Candidate, Question, settled
from models.names import plain
from models.oneroster.packages import Package, Row, read_package
from models.oneroster.sourced import Sourced, SourcedKind, remembered
from models.people import NameMissing, Role, clean_name
from models.spreadsheets import Problem, ProblemKey
from models.spreadsheets.cells import day_of
from models.spreadsheets.plans import Open

ADMINISTRATORS = "administrator districtadministrator siteadministrator systemadministrator"
ROLES = {
    "student": Role.STUDENT,
    **dict.fromkeys(("parent", "guardian", "relative"), Role.PARENT),
    "teacher": Role.TEACHER,
    **dict.fromkeys(ADMINISTRATORS.split(), Role.ADMIN),
}
ENROLLED = {"student": SourcedKind.LEARNS, "teacher": SourcedKind.TEACHES}


@dataclass(frozen=True)
class User:
    """Somebody of the set; `who` is their number in the school, or where they come in first."""

    who: Ref
    name: str
    roles: frozenset[Role]
    school: str
    renamed: bool


@dataclass(frozen=True)
class Taught:
    """A class of the set: a subject as one group learns it. `course_id` is 0 for a new one."""

    group: str
    subject: str
    course_id: int = 0


@dataclass(frozen=True)
class Place:
    """Somebody in a class, as its student or its teacher."""

    kind: SourcedKind
    who: Ref
    of_class: str
    joined: date | None


@dataclass
class RosterPlan:
    """What taking a set over would do. `gone` are rows that the set says are to be deleted."""

    orgs: dict[str, str] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    kin: set[tuple[Ref, Ref]] = field(default_factory=set)  # guardian, student
    classes: dict[str, Taught] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    gone: list[Sourced] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed or self.gone)


async def from_package(
    session: Session, content: bytes, answers: Answers
) -> tuple[RosterPlan, Known]:
    """What taking a set over would change; nothing is changed yet."""
    package = await asyncio.to_thread(read_package, content)
    found = await known(session, None)
    reading = _Reading(package, found, await remembered(session), answers)
    if not package.problems:
        reading.all()
    return reading.plan, found


class _Reading:
    """One set, compared with what came from earlier ones and with whom the school knows."""

    def __init__(
        self,
        package: Package,
        known: Known,
        store: dict[SourcedKind, dict[str, Sourced]],
        answers: Answers,
    ) -> None:
        self.rows, self.known, self.store, self.answers = package.rows, known, store, answers
        self.plan = RosterPlan(problems=package.problems)
        self.linked = {row.person_id for row in store[SourcedKind.USER].values()}
        self.roles: dict[str, set[Role]] = {}

    def all(self) -> None:
        self._orgs()
        self._classes()
        self._gather_roles()
        for row in self.rows["users"].values():
            self._user(row)
        for row in self.rows["users"].values():
            self._family(row)
        for row in self.rows["enrollments"].values():
            self._place(row)
        for kind, file in (
            (SourcedKind.ORG, "orgs"),
            (SourcedKind.USER, "users"),
            (SourcedKind.CLASS, "classes"),
            (SourcedKind.LEARNS, "enrollments"),
            (SourcedKind.TEACHES, "enrollments"),
        ):
            gone = (row.id for row in self.rows[file].values() if row.gone)
            self.plan.gone += [self.store[kind][id] for id in gone if id in self.store[kind]]

    def _bad(self, row: Row, key: ProblemKey, value: str = "") -> None:
        self.plan.problems.append(row.problem(key, value))

    def _count(self, *, new: bool, same: bool = True) -> None:
        if new:
            self.plan.new += 1
        elif same:
            self.plan.same += 1
        else:
            self.plan.changed += 1

    def _orgs(self) -> None:
        for row in self.rows["orgs"].values():
            if row.gone or row["type"] != "school":
                continue
            if not row["name"]:
                self._bad(row, ProblemKey.EMPTY_SCHOOL)
                continue
            self._count(new=row.id not in self.store[SourcedKind.ORG])
            self.plan.orgs[row.id] = row["name"]

    def _school(self, row: Row) -> str:
        id = row["primaryOrgSourcedId"]
        if not id or id in self.rows["orgs"]:
            return self.plan.orgs.get(id, "")
        kept = self.store[SourcedKind.ORG].get(id)
        if kept is None:
            self._bad(row, ProblemKey.DANGLING_ID, id)
            return ""
        return self.known.school_names.get(kept.thing_id or 0, "")

    def _classes(self) -> None:
        said: set[tuple[str, str]] = set()
        for row in self.rows["classes"].values():
            if row.gone:
                continue
            course = self.rows["courses"].get(row["courseSourcedId"])
            kept = self.store[SourcedKind.CLASS].get(row.id)
            if course is None and kept is None:
                self._bad(row, ProblemKey.DANGLING_ID, row["courseSourcedId"])
                continue
            subjects = row["subjects"] or (course["subjects"] if course else "")
            subject = subjects.split(",")[0].strip() or (course["title"] if course else "")
            taught = Taught(row["title"], subject, (kept.thing_id or 0) if kept else 0)
            key = plain(taught.group), plain(subject)
            if not taught.group:
                self._bad(row, ProblemKey.EMPTY_GROUP)
            elif not subject and kept is None:
                self._bad(row, ProblemKey.EMPTY_SUBJECT)
            elif key in said:
                self._bad(row, ProblemKey.SAID_TWICE, taught.group)
            else:
                said.add(key)
                self._count(new=kept is None)
                self.plan.classes[row.id] = taught

    def _gather_roles(self) -> None:
        """The roles of everybody: said of them, or meant by where they stand."""
        users = self.rows["users"].keys() | self.store[SourcedKind.USER].keys()
        for row in self.rows["roles"].values():
            role = ROLES.get(row["role"].casefold())
            if row["userSourcedId"] not in users:
                self._bad(row, ProblemKey.DANGLING_ID, row["userSourcedId"])
            elif role is not None and not row.gone:
                self.roles.setdefault(row["userSourcedId"], set()).add(role)
        for row in self.rows["enrollments"].values():
            role = {"student": Role.STUDENT, "teacher": Role.TEACHER}.get(row["role"].casefold())
            if role is not None and not row.gone:
                self.roles.setdefault(row["userSourcedId"], set()).add(role)

    def _user(self, row: Row) -> None:
        roles = self._held(row.id) | self.roles.get(row.id, set())
        if row.gone or not roles:
            return  # of no concern here: a proctor, a relative of nobody
        parts = (row["givenName"], row["middleName"], row["familyName"])
        try:
            name = clean_name(" ".join(part for part in parts if part))
        except NameMissing:
            self._bad(row, ProblemKey.EMPTY_NAME, " ".join(part for part in parts if part))
            return
        school = self._school(row) if Role.STUDENT in roles else ""
        try:
            who = self._who(row, name, roles)
        except Open as unsaid:
            self.plan.questions.append(unsaid.question)
            return
        entry = self.known.people[who] if isinstance(who, int) else None
        renamed = entry is not None and plain(entry.name) != plain(name)
        self.plan.users[row.id] = User(who, name, roles, school, renamed)
        same = row.id in self.store[SourcedKind.USER] and self._stands(entry, roles, school)
        self._count(new=entry is None, same=same and not renamed)

    def _held(self, id: str) -> frozenset[Role]:
        """The roles of somebody who has come in by an earlier set: a delta need not repeat them."""
        kept = self.store[SourcedKind.USER].get(id)
        entry = self.known.people.get(kept.person_id or 0) if kept else None
        return frozenset(entry.roles) if entry else frozenset()

    def _stands(self, entry: Entry | None, roles: frozenset[Role], school: str) -> bool:
        if entry is None:
            return False
        known = self.known.school_names.get(entry.school_id or 0, "")
        return roles <= entry.roles and school in ("", known)

    def _who(self, row: Row, name: str, roles: frozenset[Role]) -> Ref:
        """Whom a sourced id means; somebody of the name whom the school knows is asked about."""
        kept = self.store[SourcedKind.USER].get(row.id)
        if kept is not None and kept.person_id is not None:
            return kept.person_id
        learns = Role.STUDENT in roles
        candidates = [
            Candidate(f"id:{one.id}", one.name, self.known.learning(one))
            for one in self.known.named(name)
            if (Role.STUDENT in one.roles) == learns and one.id not in self.linked
        ]
        token = f"user:{row.id}"
        if not candidates:
            return token
        question = Question(token, row.record.line, name, row.id, tuple(candidates))
        said = settled(question, self.answers)
        return token if said == SOMEBODY_ELSE else int(said.removeprefix("id:"))

    def _ref(self, row: Row, id: str) -> Ref | None:
        """Whom a reference means; None, with a problem unless it waits for an answer."""
        user = self.plan.users.get(id)
        if user is not None:
            return user.who
        kept = self.store[SourcedKind.USER].get(id)
        if kept is not None and id not in self.rows["users"]:
            return kept.person_id
        if id not in self.rows["users"]:
            self._bad(row, ProblemKey.DANGLING_ID, id)
        return None

    def _family(self, row: Row) -> None:
        """A child's agents answer for the child; a parent's agents are their children."""
        if row.gone:
            return
        for id in filter(None, map(str.strip, row["agentSourcedIds"].split(","))):
            one, other = self._ref(row, row.id), self._ref(row, id)
            if one is None or other is None:
                continue
            pair = (other, one) if self._learns(row.id, one) else (one, other)
            entry = self.known.people.get(pair[1]) if isinstance(pair[1], int) else None
            if pair not in self.plan.kin and (entry is None or pair[0] not in entry.guardians):
                self.plan.kin.add(pair)
                self._count(new=True)

    def _learns(self, id: str, who: Ref) -> bool:
        entry = self.known.people.get(who) if isinstance(who, int) else None
        return Role.STUDENT in (entry.roles if entry else self.roles.get(id, set()))

    def _place(self, row: Row) -> None:
        kind = ENROLLED.get(row["role"].casefold())
        if row.gone or kind is None:
            return
        of_class = row["classSourcedId"]
        if of_class not in self.plan.classes and of_class not in self.store[SourcedKind.CLASS]:
            if of_class not in self.rows["classes"]:
                self._bad(row, ProblemKey.DANGLING_ID, of_class)
            return
        who = self._ref(row, row["userSourcedId"])
        joined = day_of(row["beginDate"]) if row["beginDate"] else None
        if row["beginDate"] and joined is None:
            self._bad(row, ProblemKey.BAD_DATE, row["beginDate"])
        elif who is not None:
            known = row.id in self.store[kind]
            self._count(new=not known)
            if not known:  # what became of a place since is the school's own business
                self.plan.places[row.id] = Place(kind, who, of_class, joined)
