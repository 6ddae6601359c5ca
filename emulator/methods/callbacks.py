"""answerCallbackQuery."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.methods.registry import method
from emulator.refusals import bad_request
from emulator.updates import PRESS_LIFETIME
from emulator.world import World

_TEXT_LIMIT = 200


@method("answerCallbackQuery")
def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery"""
    text = arguments.text("text")
    if len(text) > _TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")  # seen
    query = world.queries.get(arguments.text("callback_query_id"))
    if query is None or query.done or world.clock() - query.at > PRESS_LIFETIME:
        raise bad_request(  # C:146-148
            "query is too old and response timeout expired or query ID is invalid"
        )
    alert = arguments.flag("show_alert")
    query.done = True
    query.on_answer(text or None, alert)
    world.events.emit(
        {
            "type": "toast",
            "chat": query.chat_id,
            "user": query.user_id,
            "text": text,
            "alert": alert,
        }
    )
    return True
