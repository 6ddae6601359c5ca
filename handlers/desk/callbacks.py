"""What the buttons of this feature say."""

from models.desk import ThreadState, Urgency
from models.people import Role
from ui import CallbackData


class SendTo(CallbackData, prefix="desk-to"):
    """What I have written goes to the tutor of this student."""

    said: int
    student: int


class Drop(CallbackData, prefix="desk-drop"):
    """What I have written goes to nobody."""

    said: int


class Whom(CallbackData, prefix="desk-whom"):
    """Who can be asked about this student?"""

    student: int


class WriteTo(CallbackData, prefix="desk-ask"):
    """Let me write to these; 0 stands for whoever is tutor now."""

    student: int
    role: Role
    staff: int = 0


class Answer(CallbackData, prefix="desk-answer"):
    """Let me answer this."""

    said: int


class Close(CallbackData, prefix="desk-close"):
    """Nothing is left to say in this thread."""

    thread: int


class Open(CallbackData, prefix="desk-open"):
    """Show this thread."""

    thread: int


class Listed(CallbackData, prefix="desk-list"):
    """The threads in this state."""

    state: ThreadState
    page: int = 0


class Members(CallbackData, prefix="desk-family"):
    """To whom of this family can I write?"""

    thread: int


class AskHurry(CallbackData, prefix="desk-hurry"):
    """This can't wait: why?"""

    said: int


class Hurry(CallbackData, prefix="desk-urgent"):
    """This can't wait, for this reason."""

    said: int
    why: Urgency


class AskHurryAnswer(CallbackData, prefix="desk-rush"):
    """My answer can't wait: why?"""

    said: int


class HurryAnswer(CallbackData, prefix="desk-rushed"):
    """My answer can't wait, for this reason."""

    said: int
    why: Urgency


class Connect(CallbackData, prefix="desk-forum"):
    """This chat is my forum: what does that mean?"""

    chat: int


class Confirm(CallbackData, prefix="desk-forum-yes"):
    """I know who reads there: link it."""

    chat: int


class LookAgain(CallbackData, prefix="desk-forum-look"):
    """Look once more who is in the chat, and what you may do there."""

    forum: int


class Unlink(CallbackData, prefix="desk-forum-off"):
    """Families' messages come to my private chat again."""

    forum: int


class WhoInstead(CallbackData, prefix="desk-left"):
    """Who can answer in the place of somebody who is gone?"""

    thread: int


class PassOn(CallbackData, prefix="desk-pass"):
    """These answer it in their place; 0 stands for whoever is tutor now."""

    thread: int
    role: Role
    staff: int = 0


class WriteFamily(CallbackData, prefix="desk-write"):
    """Let me write to this member of the family."""

    thread: int
    person: int
