"""Holidays as a conversation: whose, when, what falls away; then everybody hears."""

from aiogram import Router

from handlers.holidays import answering, declaring, drafting

private = Router(name=__name__)
private.include_routers(drafting.private, declaring.private, answering.private)
