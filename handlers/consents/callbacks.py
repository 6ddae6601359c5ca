"""What the buttons of consent say."""

from ui import CallbackData


class ShowConsent(CallbackData, prefix="consent"):
    """Show how it stands with the consent for this student, and what can be done."""

    student: int


class ReadConsent(CallbackData, prefix="consenttext"):
    """Show the words that one agrees to today."""

    student: int


class GiveConsent(CallbackData, prefix="agree"):
    """I answer for this child and agree to the words with this digest."""

    student: int
    digest: str


class AskWithdraw(CallbackData, prefix="unagree"):
    """Ask once more whether the consent is to be withdrawn."""

    student: int


class WithdrawConsent(CallbackData, prefix="unagreenow"):
    """Withdraw it."""

    student: int


class NotePaper(CallbackData, prefix="paper"):
    """I hold the signed paper in my hand."""

    student: int


class ShowAwaiting(CallbackData, prefix="noconsent"):
    """Who has not consented yet."""

    page: int = 0


class RemindConsent(CallbackData, prefix="askconsent"):
    """Ask all those families again."""
