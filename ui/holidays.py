"""Holidays in words, for whoever has to speak of them."""

from models.holidays import Holiday
from ui.periods import spoken
from ui.screen import Phrase, phrase


def period(holiday: Holiday) -> Phrase:
    """«каникулы с 29 декабря по 9 января», «выходной 4 ноября»."""
    return phrase(
        "holidays-period",
        kind=holiday.kind.value,
        dates=spoken(holiday.first, holiday.last),
        days="one" if holiday.first == holiday.last else "several",
    )


def until(holiday: Holiday, *, named: bool = False, child: str = "") -> Phrase:
    """«Каникулы до 9 января», after the child's name, or `named` by their group."""
    return phrase(
        "holidays-until",
        kind=holiday.kind.value,
        child=child,
        last=holiday.last,
        days="one" if holiday.first == holiday.last else "several",
        group=holiday.group.name if named and holiday.group else "",
    )
