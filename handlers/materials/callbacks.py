"""What the buttons of this feature say."""

from ui import CallbackData


class Home(CallbackData, prefix="materials"):
    """Show the subjects in which there is something."""

    page: int = 0


class OfCourse(CallbackData, prefix="materials-of"):
    """Show the topics of this course."""

    course: int
    page: int = 0


class UnderTopic(CallbackData, prefix="materials-in"):
    """Show what is under the topic of this material."""

    like: int
    page: int = 0


class OfLesson(CallbackData, prefix="materials-at"):
    """Show the topics of the course to which this lesson belongs."""

    lesson: int


class Take(CallbackData, prefix="material-take"):
    """Send me this."""

    material: int


class Find(CallbackData, prefix="materials-find"):
    """Let me type what I look for."""


class Listen(CallbackData, prefix="materials-news"):
    """Tell me of new materials of my children, or don't."""

    on: bool


class Add(CallbackData, prefix="materials-add"):
    """Let me send something for this course."""

    course: int


class Make(CallbackData, prefix="materials-make"):
    """Put what I have sent into the library."""

    post: int


class MakeIn(CallbackData, prefix="materials-make-in"):
    """Put what I have sent into this course."""

    post: int
    course: int


class Enough(CallbackData, prefix="materials-enough"):
    """That was all for this course: ask me for topic and titles."""

    course: int


class Stop(CallbackData, prefix="materials-stop"):
    """Forget what I have sent for this course and not put in."""

    course: int


class PickTopic(CallbackData, prefix="materials-topic"):
    """What I have sent belongs under the topic of this material."""

    like: int


class PutAlso(CallbackData, prefix="material-also"):
    """What I have put in, from this material to the one of that number, is for this course, too."""

    material: int
    last: int
    course: int


class Keep(CallbackData, prefix="material"):
    """What can be done with this material?"""

    material: int


class Takers(CallbackData, prefix="material-takers"):
    """Who has taken this, and who has not?"""

    material: int


class Retitle(CallbackData, prefix="material-title"):
    material: int


class Move(CallbackData, prefix="material-move"):
    """Let me choose another topic for this."""

    material: int


class MoveTo(CallbackData, prefix="material-moved"):
    """It belongs under the topic of this other one."""

    material: int
    like: int


class Renew(CallbackData, prefix="material-renew"):
    """Let me send it anew."""

    material: int


class AskWithdraw(CallbackData, prefix="material-away"):
    """What happens if this is withdrawn?"""

    material: int


class Withdraw(CallbackData, prefix="material-gone"):
    """Withdraw it, or bring it back."""

    material: int
    gone: bool
