"""Consent: a guardian reads, agrees and takes it back; the tutor notes papers and reminds."""

from aiogram import Router

from handlers.consents import deciding, papers, telling

__all__ = ["private", "telling"]

private = Router(name=__name__)
private.include_routers(deciding.private, papers.private)
