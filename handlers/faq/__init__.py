"""Frequent questions: found by families, kept by tutors, said again in one tap."""

from aiogram import Router

from handlers.faq import keeping, reading, telling, wording

private = Router(name=__name__)
private.include_routers(reading.private, wording.private, keeping.private, telling.private)
group = telling.group

__all__ = ["group", "private"]
