"""The schools and classes of a OneRoster set, and who is in which class."""

from models.long_work import track
from models.names import plain
from models.oneroster.comparing import Part
from models.oneroster.packages import Row
from models.oneroster.people import Everybody
from models.oneroster.plans import Place, Taught
from models.oneroster.sourced import SourcedKind
from models.spreadsheets import ProblemKey
from models.spreadsheets.cells import day_of

ENROLLED = {"student": SourcedKind.LEARNS, "teacher": SourcedKind.TEACHES}


class Classes(Part):
    """What is taught in which school."""

    def compare(self) -> None:
        self._orgs()
        self._classes()

    def _orgs(self) -> None:
        for row in self.rows["orgs"].values():
            if row.gone or row["type"] != "school":
                continue
            if not row["name"]:
                self.bad(row, ProblemKey.EMPTY_SCHOOL)
                continue
            self.plan.count(new=self.store.get(SourcedKind.ORG, row.id) is None)
            self.plan.orgs[row.id] = row["name"]

    def _classes(self) -> None:
        said: set[tuple[str, str]] = set()
        for row in self.rows["classes"].values():
            if row.gone or self.store.own("group", row.id):
                continue
            course = self.rows["courses"].get(row["courseSourcedId"])
            kept = self.store.get(SourcedKind.CLASS, row.id)
            if course is None and kept is None:
                self.bad(row, ProblemKey.DANGLING_ID, row["courseSourcedId"])
                continue
            subjects = row["subjects"] or (course["subjects"] if course else "")
            subject = subjects.split(",")[0].strip() or (course["title"] if course else "")
            taught = Taught(row["title"], subject, (kept.thing_id or 0) if kept else 0)
            key = plain(taught.group), plain(subject)
            if not taught.group:
                self.bad(row, ProblemKey.EMPTY_GROUP)
            elif not subject and kept is None:
                self.bad(row, ProblemKey.EMPTY_SUBJECT)
            elif key in said:
                self.bad(row, ProblemKey.SAID_TWICE, taught.group)
            else:
                said.add(key)
                self.plan.count(new=kept is None)
                self.plan.classes[row.id] = taught


class Places(Part):
    """Who is in which class."""

    def compare(self, everybody: Everybody) -> None:
        for row in track(self.rows["enrollments"].values(), "comparing"):
            self._place(row, everybody)

    def _place(self, row: Row, everybody: Everybody) -> None:
        kind = ENROLLED.get(row["role"].casefold())
        if row.gone or kind is None:
            return
        of_class = row["classSourcedId"]
        if self.store.own("group", of_class):
            self.plan.count(new=False)
            return
        if of_class not in self.plan.classes and not self.store.get(SourcedKind.CLASS, of_class):
            if of_class not in self.rows["classes"]:
                self.bad(row, ProblemKey.DANGLING_ID, of_class)
            return
        who = everybody.ref(row, row["userSourcedId"])
        joined = day_of(row["beginDate"]) if row["beginDate"] else None
        if row["beginDate"] and joined is None:
            self.bad(row, ProblemKey.BAD_DATE, row["beginDate"])
        elif who is not None:
            known = self.store.get(kind, row.id) is not None
            self.plan.count(new=not known)
            if not known:  # what became of a place since is the school's own business
                self.plan.places[row.id] = Place(kind, who, of_class, joined)
