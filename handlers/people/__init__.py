"""People as the tutor keeps them: lists, cards, and adding somebody by typing a name."""

from aiogram import Router

from handlers.people import families, finding, keeping, rosters, staff

private = Router(name=__name__)
private.include_routers(
    rosters.private, finding.private, families.private, staff.private, keeping.private
)
