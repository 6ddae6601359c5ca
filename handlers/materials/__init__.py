"""Materials: subject, topic, list; a tap sends the file; who keeps the course sees who has it."""

from aiogram import Router

from handlers.materials import adding, browsing, keeping, news, offering, searching, sharing

private = Router(name=__name__)
private.include_routers(
    browsing.private,
    searching.private,
    adding.private,
    sharing.private,
    keeping.private,
    news.private,
    offering.private,
)
