"""Who has confirmed a guide, and whom a child's family still owes: rule by rule."""

from collections import defaultdict
from typing import NamedTuple

from sqlmodel import col, select

from models import hearings
from models.base import Session
from models.guides.tables import SENT, Confirmation, Guide, GuideQuestion, GuideVersion
from models.hearings import Hearing
from models.outbox import State
from models.people import Guardianship, Kin, Person, Role
from models.receipts import Reply

BOTH = 2


class Wait(NamedTuple):
    """For whom we wait: a child's guardians (any of them, if `either`), the child, or staff."""

    name: str
    guardians: list[Kin]
    either: bool
    themselves: bool


class Standing(NamedTuple):
    hearings: list[Hearing]
    confirmed: set[int]
    asked: set[int]
    waits: list[Wait]
    silent: set[int]  # whose confirmation is missing, who has it and has not asked

    @property
    def arrived(self) -> int:
        return sum(1 for hearing in self.hearings if hearing.state is State.SENT)


class Family(NamedTuple):
    """A child and those who got the guide: guardians by id, the child's own id if it did, too."""

    child: str
    guardians: dict[int, Kin]
    student: int | None


def owed(rule: Confirmation, family: Family, confirmed: set[int]) -> set[int]:
    """Whose confirmation is still missing; where any one of several is enough, all of them."""
    guardians = set(family.guardians)
    student = set() if family.student is None else {family.student} - confirmed
    enough = {Confirmation.BOTH: BOTH}.get(rule, 1)
    missing = len(guardians & confirmed) < min(enough, len(guardians))
    found = guardians - confirmed if missing else set()
    match rule:
        case Confirmation.NONE:
            return set()
        case Confirmation.PAIR:
            return found | student
        case _:
            return found if guardians else student


async def of(session: Session, guide: Guide, version: GuideVersion) -> Standing:
    heard = await hearings.of(session, SENT, version.id)
    heard = [hearing for hearing in heard if hearing.state is not State.VOID]
    asking = await session.exec(select(GuideQuestion).where(GuideQuestion.version_id == version.id))
    questions = asking.all()
    confirmed = {hearing.person.id for hearing in heard if hearing.replied(Reply.SEEN)}
    families, alone = await _families(session, heard)
    debts = [(family, owed(guide.confirmation, family, confirmed)) for family in families]
    waits = [_wait(guide.confirmation, family, ids) for family, ids in debts if ids]
    awaited = {id for _, ids in debts for id in ids}
    if guide.confirmation is not Confirmation.NONE:
        missing = [person for person in alone if person.id not in confirmed]
        waits += [Wait(person.name, [], either=False, themselves=True) for person in missing]
        awaited |= {person.id for person in missing}
    waiting = {question.asker_id for question in questions if question.answer_id is None}
    silent = {hearing.person.id for hearing in heard if hearing.silent}
    return Standing(
        heard,
        confirmed,
        {question.asker_id for question in questions},
        waits,
        (silent & awaited) - waiting,
    )


def _wait(rule: Confirmation, family: Family, ids: set[int]) -> Wait:
    kin = [kin for id, kin in family.guardians.items() if id in ids]
    either = rule is not Confirmation.BOTH or len(kin) > BOTH
    return Wait(family.child, kin, either=either, themselves=family.student in ids)


async def _families(session: Session, heard: list[Hearing]) -> tuple[list[Family], list[Person]]:
    """Those who got it, child by child; and those who are nobody's family."""
    got = {hearing.person.id: hearing.person for hearing in heard}
    kinship = (
        select(Guardianship.guardian_id, Guardianship.kin, Person)
        .join(Person, col(Person.id) == Guardianship.student_id)
        .where(col(Guardianship.guardian_id).in_(list(got)))
        .order_by(Person.name, col(Guardianship.guardian_id))
    )
    guardians: dict[int, dict[int, Kin]] = defaultdict(dict)
    children: dict[int, Person] = {}
    for guardian_id, kin, child in (await session.exec(kinship)).all():
        guardians[child.id][guardian_id] = Kin(kin)
        children[child.id] = child
    children |= {id: person for id, person in got.items() if Role.STUDENT in person.roles}
    families = [
        Family(child.name, guardians[id], id if id in got else None)
        for id, child in sorted(children.items(), key=lambda item: item[1].name)
    ]
    counted = set(children) | {id for theirs in guardians.values() for id in theirs}
    return families, [person for id, person in got.items() if id not in counted]
