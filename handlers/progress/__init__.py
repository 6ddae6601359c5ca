"""Progress as families and staff read it: short first, then subject by subject; the letter."""

from aiogram import Router

from handlers.progress import letters, overview, reports, staff, subjects

private, group = Router(name=__name__), overview.group
private.include_routers(
    overview.private, subjects.private, reports.private, staff.private, letters.private
)
