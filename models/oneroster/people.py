"""The people of a OneRoster set: whom each row means, their roles, and their families."""

from models.lists.kinds import Ref
from models.lists.known import Entry
from models.lists.questions import SOMEBODY_ELSE, Candidate, Question, settled
from models.long_work import track
from models.names import plain
from models.oneroster.comparing import Part
from models.oneroster.packages import Row
from models.oneroster.plans import User
from models.oneroster.sourced import SourcedKind
from models.people import NameMissing, Role, clean_name
from models.spreadsheets import ProblemKey
from models.spreadsheets.plans import Open

ADMINISTRATORS = "administrator districtadministrator siteadministrator systemadministrator"
ROLES = {
    "student": Role.STUDENT,
    **dict.fromkeys(("parent", "guardian", "relative"), Role.PARENT),
    "teacher": Role.TEACHER,
    **dict.fromkeys(ADMINISTRATORS.split(), Role.ADMIN),
}
IN_A_CLASS = {"student": Role.STUDENT, "teacher": Role.TEACHER}


class Everybody(Part):
    """Everybody whom the set names in a role that we have."""

    def compare(self) -> None:
        self.linked = {row.person_id for row in self.store.rows[SourcedKind.USER].values()}
        self.roles: dict[str, set[Role]] = {}
        self._gather_roles()
        for row in track(self.rows["users"].values(), "comparing"):
            self._user(row)
        for row in self.rows["users"].values():
            self._family(row)

    def _gather_roles(self) -> None:
        """The roles of everybody: said of them, or meant by where they stand."""
        users = self.rows["users"].keys()
        for row in self.rows["roles"].values():
            role = ROLES.get(row["role"].casefold())
            if row["userSourcedId"] not in users and not self.store.get(
                SourcedKind.USER, row["userSourcedId"]
            ):
                self.bad(row, ProblemKey.DANGLING_ID, row["userSourcedId"])
            elif role is not None and not row.gone:
                self.roles.setdefault(row["userSourcedId"], set()).add(role)
        for row in self.rows["enrollments"].values():
            role = IN_A_CLASS.get(row["role"].casefold())
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
            self.bad(row, ProblemKey.EMPTY_NAME, " ".join(part for part in parts if part))
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
        same = self.store.get(SourcedKind.USER, row.id) is not None and self._stands(
            entry, roles, school
        )
        self.plan.count(new=entry is None, same=same and not renamed)

    def _school(self, row: Row) -> str:
        id = row["primaryOrgSourcedId"]
        if not id or id in self.rows["orgs"]:
            return self.plan.orgs.get(id, "")
        kept = self.store.get(SourcedKind.ORG, id)
        if kept is None:
            self.bad(row, ProblemKey.DANGLING_ID, id)
            return ""
        return self.known.school_names.get(kept.thing_id or 0, "")

    def _held(self, id: str) -> frozenset[Role]:
        """The roles of somebody who has come in by an earlier set: a delta need not repeat them."""
        kept = self.store.get(SourcedKind.USER, id)
        entry = self.known.people.get(kept.person_id or 0) if kept else None
        return frozenset(entry.roles) if entry else frozenset()

    def _stands(self, entry: Entry | None, roles: frozenset[Role], school: str) -> bool:
        if entry is None:
            return False
        known = self.known.school_names.get(entry.school_id or 0, "")
        return roles <= entry.roles and school in ("", known)

    def _who(self, row: Row, name: str, roles: frozenset[Role]) -> Ref:
        """Whom a sourced id means; somebody of the name whom the school knows is asked about."""
        kept = self.store.get(SourcedKind.USER, row.id)
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

    def ref(self, row: Row, id: str) -> Ref | None:
        """Whom a reference means; None, with a problem unless it waits for an answer."""
        user = self.plan.users.get(id)
        if user is not None:
            return user.who
        kept = self.store.get(SourcedKind.USER, id)
        if kept is not None and id not in self.rows["users"]:
            return kept.person_id
        if id not in self.rows["users"]:
            self.bad(row, ProblemKey.DANGLING_ID, id)
        return None

    def _family(self, row: Row) -> None:
        """A child's agents answer for the child; a parent's agents are their children."""
        if row.gone:
            return
        for id in filter(None, map(str.strip, row["agentSourcedIds"].split(","))):
            one, other = self.ref(row, row.id), self.ref(row, id)
            if one is None or other is None:
                continue
            pair = (other, one) if self._learns(row.id, one) else (one, other)
            entry = self.known.people.get(pair[1]) if isinstance(pair[1], int) else None
            if pair not in self.plan.kin and (entry is None or pair[0] not in entry.guardians):
                self.plan.kin.add(pair)
                self.plan.count(new=True)

    def _learns(self, id: str, who: Ref) -> bool:
        entry = self.known.people.get(who) if isinstance(who, int) else None
        return Role.STUDENT in (entry.roles if entry else self.roles.get(id, set()))
