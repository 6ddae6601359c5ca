"""What the buttons of this feature say."""

from models.guides import Confirmation, Section
from models.people import Role
from ui import CallbackData


class Home(CallbackData, prefix="guides"):
    """Show the sections of the library."""


class OpenSection(CallbackData, prefix="guides-in"):
    section: Section


class Open(CallbackData, prefix="guide"):
    """Read the newest version of the guide that this is a version of."""

    version: int


class Find(CallbackData, prefix="guides-find"):
    """Let me type what I look for."""


class Confirm(CallbackData, prefix="guide-ok"):
    """I have read it, and understood."""

    version: int


class Ask(CallbackData, prefix="guide-ask"):
    """I have a question about this."""

    version: int


class AskIn(CallbackData, prefix="guide-ask-in"):
    """I have a question about what this section says."""

    section: Section


class AskElse(CallbackData, prefix="guide-ask-else"):
    """I have a question that no guide answers."""


class Answers(CallbackData, prefix="guide-answers"):
    """Show what others have asked about this."""

    version: int


class Reply(CallbackData, prefix="guide-reply"):
    """Let me answer this question."""

    question: int


class OfferShare(CallbackData, prefix="guide-share"):
    """How would it look as a part of the guide?"""

    question: int


class Share(CallbackData, prefix="guide-shared"):
    """Make it a part of the guide, or take it out again."""

    question: int
    on: bool


class New(CallbackData, prefix="guide-new"):
    """Write a new guide."""


class Make(CallbackData, prefix="guide-make"):
    """Make a guide of what I have sent."""

    post: int


class Renew(CallbackData, prefix="guide-renew"):
    """Write the next version of this guide."""

    guide: int


class Name(CallbackData, prefix="guide-title"):
    """Let me type the title (again)."""

    version: int


class PickSection(CallbackData, prefix="guide-put"):
    version: int


class PutIn(CallbackData, prefix="guide-put-in"):
    version: int
    section: Section


class Speak(CallbackData, prefix="guide-speak"):
    """It is for those who read this language: `ru`, `en` or `any`."""

    version: int
    language: str


class Whom(CallbackData, prefix="guide-whom"):
    """Choose whom it is for."""

    version: int


class OfGroup(CallbackData, prefix="guide-group"):
    """Choose roles around this group; 0 is the whole school."""

    version: int
    group: int


class ToggleRole(CallbackData, prefix="guide-role"):
    version: int
    group: int
    role: Role


class FindPerson(CallbackData, prefix="guide-name"):
    """Let me type somebody's name."""

    version: int


class TogglePerson(CallbackData, prefix="guide-person"):
    version: int
    person: int


class Rules(CallbackData, prefix="guide-rule"):
    """Choose who has to confirm."""

    version: int


class Require(CallbackData, prefix="guide-rule-is"):
    version: int
    rule: Confirmation


class Preview(CallbackData, prefix="guide-look"):
    """Show it as its readers will see it."""

    version: int


class Sample(CallbackData, prefix="guide-sample"):
    """A reader's button on the author's preview: it only shows where it is."""

    version: int


class Glance(CallbackData, prefix="guide-glance"):
    """Show who keeps it what its readers see."""

    version: int


class Readers(CallbackData, prefix="guide-to"):
    """Who will get it, by name?"""

    version: int
    page: int


class Before(CallbackData, prefix="guide-before"):
    """Count the readers again, before it goes out."""

    version: int


class Mail(CallbackData, prefix="guide-mail"):
    version: int


class Shelve(CallbackData, prefix="guide-shelve"):
    """Put it into the library and send it to nobody."""

    version: int


class Discard(CallbackData, prefix="guide-drop"):
    version: int


class Kept(CallbackData, prefix="guides-kept"):
    """The guides that I look after."""

    page: int = 0


class Keep(CallbackData, prefix="guide-keep"):
    """What can be done with this guide?"""

    guide: int


class Status(CallbackData, prefix="guide-status"):
    """Who has confirmed, who has asked, who was not reached?"""

    version: int


class Remind(CallbackData, prefix="guide-remind"):
    version: int


class Archive(CallbackData, prefix="guide-archive"):
    guide: int
    gone: bool
