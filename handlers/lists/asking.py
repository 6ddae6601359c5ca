"""The answer to a question about a namesake, and the next one."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from models import imports, incoming, lists
from models.base import Session
from models.imports import ImportFile
from models.incoming import Asked, Sent
from models.lists import ALL_THE_SAME, SOMEBODY_ELSE
from models.people import Person
from models.permissions import Action
from ui import Screen, may
from ui.files import Means, MeansAll, flow_of
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
    imports.check_waiting(file)
    sent, asked = Sent(file.content), Asked(me, settings.school_zone, now)
    look = await incoming.look(session, sent, asked, file.answers or {})
    if look.questions and callback_data.answered == len(file.answers or {}):
        question = look.questions[0]
        if isinstance(callback_data, MeansAll):
            lists.answer(file, ALL_THE_SAME, ALL_THE_SAME)
        else:
            keys = [SOMEBODY_ELSE, *(one.key for one in question.candidates)]
            lists.answer(file, question.key, keys[callback_data.candidate % len(keys)])
        look = await incoming.look(session, sent, asked, file.answers or {})
    file.fingerprint = look.plan.fingerprint
    flow = flow_of(look.intake)
    over = await flow.over(file.name, file.content, look, me, words)
    return over if over is not None else flow.next(file, look)
