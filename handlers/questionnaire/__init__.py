"""Asking the family as a conversation: the tutor asks, a guardian answers or not, others read."""

from aiogram import Router

from handlers.questionnaire import answering, asking, own, reading

private = Router(name=__name__)
private.include_routers(asking.private, answering.private, own.private, reading.private)

__all__ = ["private"]
