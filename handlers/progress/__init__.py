"""Progress as families and staff read it: short first, then subject by subject; the letter."""

from aiogram import Router

from handlers.progress import debts, letters, overview, reports, staff, subjects

private, group = Router(name=__name__), Router(name=f"{__name__}.group")
private.include_routers(
    overview.private,
    debts.private,
    subjects.private,
    reports.private,
    staff.private,
    letters.private,
)
group.include_routers(overview.group, debts.group)
