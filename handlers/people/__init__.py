"""People as the tutor keeps them: lists, cards, and adding somebody by typing a name."""

from aiogram import Router

from handlers.people import families, rosters, staff

private = Router(name=__name__)
private.include_routers(rosters.private, families.private, staff.private)
