"""Reassignment as a conversation: ask, watch one card, agree or offer another time, decide."""

from aiogram import Router

from handlers.reassignment import (
    agreeing,
    asking,
    choosing,
    deciding,
    describing,
    listing,
    telling,  # noqa: F401  (how what people are told looks)
    timing,
)

private = Router(name=__name__)
private.include_routers(
    listing.private,
    choosing.private,
    asking.private,
    describing.private,
    timing.private,
    agreeing.private,
    deciding.private,
)
