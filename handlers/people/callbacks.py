"""The sentences that buttons on the screens about people say."""

from ui import CallbackData


class Groups(CallbackData, prefix="people"):
    """Show the groups."""


class Roster(CallbackData, prefix="roster"):
    """Show who is in a group."""

    group: int
    page: int = 0


class Pupils(CallbackData, prefix="pupils"):
    """Show the students of my school."""

    page: int = 0


class Card(CallbackData, prefix="card"):
    """Show one person."""

    person: int


class Staff(CallbackData, prefix="staff"):
    """Show who works for the school."""

    page: int = 0


class AddStudent(CallbackData, prefix="pupil"):
    """Let me name a new student of this group."""

    group: int


class AddGuardian(CallbackData, prefix="kin"):
    """Show what somebody may be to this child."""

    student: int


class NameGuardian(CallbackData, prefix="guard"):
    """Let me name somebody who is this to the child."""

    student: int
    kin: str


class Newcomer(CallbackData, prefix="another"):
    """None of these namesakes: somebody new of the name that I typed."""

    mark: int  # of that name: an older question may still be on the screen


class IsGuardian(CallbackData, prefix="iskin"):
    """It is this person of the lists who is that to the child."""

    person: int
    student: int
    kin: str


class IsWorker(CallbackData, prefix="isw"):
    """It is this person of the lists who works in that role, in a group or for a school."""

    person: int
    role: str
    place: int


class Find(CallbackData, prefix="find"):
    """Let me type a part of somebody's name."""


class AskSchool(CallbackData, prefix="roll"):
    """Show the schools that this student may be on the roll of."""

    student: int


class SetSchool(CallbackData, prefix="enrol"):
    """This student is on the roll of that school."""

    student: int
    school: int


class NameSchool(CallbackData, prefix="school"):
    """Let me name a new school, for this student or, without one, for a coordinator."""

    student: int


class AddWorker(CallbackData, prefix="hire"):
    """Show the roles of the staff."""


class NameWorker(CallbackData, prefix="worker"):
    """Let me name somebody for this role, once it is known for which group or school."""

    role: str
    group: int = 0
    school: int = 0


class AddGroup(CallbackData, prefix="newgroup"):
    """Let me name a new group."""


class Change(CallbackData, prefix="edit"):
    """Show what can be changed on this person's card."""

    person: int


class Manage(CallbackData, prefix="manage"):
    """Show what can be arranged for this group."""

    group: int


class Rename(CallbackData, prefix="rename"):
    """Let me write this person's name anew."""

    person: int


class RenameGroup(CallbackData, prefix="regroup"):
    """Let me write the name of this group anew."""

    group: int


class Stop(CallbackData, prefix="stop"):
    """I do not want to type anything after all."""
