"""The methods that say something; of what Telegram answers only the message's number is read.

To read the whole message would take aiogram a tenth of a millisecond each time, and ninety more
with four megabytes for the first.
"""

from typing import Any, TypeVar, cast

from aiogram import methods
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.types import TelegramObject

M = TypeVar("M", bound=TelegramMethod[Any])


class Sent(TelegramObject):
    """All that is wanted of a message that has been taken."""

    message_id: int


def _brief(method: type[M], returning: Any = Sent) -> type[M]:
    """The same method, that reads this of its answer."""
    told = {"__returning__": returning, "__module__": __name__}
    return cast("type[M]", type(method.__name__, (method,), told))


SendMessage = _brief(methods.SendMessage)
SendPhoto = _brief(methods.SendPhoto)
SendDocument = _brief(methods.SendDocument)
SendVideo = _brief(methods.SendVideo)
SendAnimation = _brief(methods.SendAnimation)
SendAudio = _brief(methods.SendAudio)
SendVoice = _brief(methods.SendVoice)
SendVideoNote = _brief(methods.SendVideoNote)
SendSticker = _brief(methods.SendSticker)
SendMediaGroup = _brief(methods.SendMediaGroup, list[Sent])
EditMessageText = _brief(methods.EditMessageText, Sent | bool)
EditMessageCaption = _brief(methods.EditMessageCaption, Sent | bool)
EditMessageMedia = _brief(methods.EditMessageMedia, Sent | bool)

# Pydantic forgets a generic model that nobody holds, and aiogram would build it for every answer.
RETURNED: tuple[Any, ...] = (Sent, Sent | bool, list[Sent], AnswerCallbackQuery.__returning__)
HELD = [Response.__class_getitem__(kind) for kind in RETURNED]
