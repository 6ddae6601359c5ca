"""The answer to a question about a namesake, and the next one."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.lists.callbacks import Means, MeansAll
from handlers.lists.cards import shown
from models import lists
from models.base import Session
from models.imports import ImportFile
from models.lists import ALL_THE_SAME, SOMEBODY_ELSE
from models.people import Person
from models.permissions import Action
from ui import Screen, may
from ui.i18n import Translator

private = Router(name=__name__)


@private.callback_query(Means.filter())
@private.callback_query(MeansAll.filter())
@may(Action.IMPORT_PEOPLE, file=ImportFile)
async def means(
    _: CallbackQuery,
    callback_data: Means | MeansAll,
    file: ImportFile,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Any,
) -> Screen | list[Screen]:
    """An answer to a question that is not the next one any more changes nothing."""
    zone = settings.school_zone
    plan = await lists.waiting(session, file, by=me, zone=zone, at=now)
    if plan.questions and callback_data.answered == len(file.answers or {}):
        question = plan.questions[0]
        if isinstance(callback_data, MeansAll):
            lists.answer(file, ALL_THE_SAME, ALL_THE_SAME)
        else:
            keys = [SOMEBODY_ELSE, *(one.key for one in question.candidates)]
            lists.answer(file, question.key, keys[callback_data.candidate % len(keys)])
        plan = await lists.waiting(session, file, by=me, zone=zone, at=now)
    return await shown(file, plan, me, words)
