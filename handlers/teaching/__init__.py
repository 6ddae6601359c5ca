"""The subjects of a group, and who teaches them: assigned, replaced, ended by a few taps."""

from aiogram import Router

from handlers.teaching import choosing, news, subjects  # noqa: F401  (news register themselves)

private = Router(name=__name__)
private.include_routers(subjects.private, choosing.private)
