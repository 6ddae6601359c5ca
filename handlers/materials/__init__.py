"""Materials: subject, topic, list; a tap sends the file; who keeps the course sees who has it."""

from aiogram import Router

from handlers.materials import adding, browsing, keeping, news, offering, searching

private = Router(name=__name__)
private.include_routers(
    browsing.private,
    searching.private,
    adding.private,
    keeping.private,
    news.private,
    offering.private,
)
