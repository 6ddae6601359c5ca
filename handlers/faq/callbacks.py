"""What the buttons of this feature say."""

from ui import CallbackData


class Browse(CallbackData, prefix="faq"):
    """Show the frequent questions."""

    page: int = 0


class Show(CallbackData, prefix="faq-read"):
    """What is the answer to this?"""

    faq: int


class Maybe(CallbackData, prefix="faq-maybe"):
    """Let me see whether this answers what I have asked."""

    faq: int
    said: int


class MaybeGuide(CallbackData, prefix="faq-guide"):
    """Let me see whether this guide answers what I have asked."""

    version: int
    said: int


class Solved(CallbackData, prefix="faq-yes"):
    """Yes, this answers it: nobody has to any more. 0 stands for a guide."""

    faq: int
    said: int


class Waits(CallbackData, prefix="faq-no"):
    """No, I wait for an answer."""

    said: int


class Make(CallbackData, prefix="faq-make"):
    """Make my answer one for all."""

    said: int


class New(CallbackData, prefix="faq-new"):
    """Answer a question that nobody has asked yet."""


class Keep(CallbackData, prefix="faq-keep"):
    """What can be done with this answer?"""

    faq: int


class Reword(CallbackData, prefix="faq-question"):
    """Let me ask it in other words."""

    faq: int


class Rewrite(CallbackData, prefix="faq-answer"):
    """Let me answer it in other words."""

    faq: int


class Groups(CallbackData, prefix="faq-for"):
    """Whose families find it?"""

    faq: int


class ToggleGroup(CallbackData, prefix="faq-group"):
    """The families of this group find it, or do not any more."""

    faq: int
    group: int


class Publish(CallbackData, prefix="faq-publish"):
    faq: int


class Withdraw(CallbackData, prefix="faq-withdraw"):
    faq: int


class Discard(CallbackData, prefix="faq-discard"):
    faq: int


class Again(CallbackData, prefix="faq-again"):
    """Show what this family would be told: what others were told before."""

    said: int
    faq: int


class Tell(CallbackData, prefix="faq-tell"):
    """Tell them."""

    said: int
    faq: int
