"""Half-typed answers, kept in the same transaction as everything else the update causes."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import bindparam, select
from sqlmodel import col

from bot.unit_of_work import current
from models.base import rows
from models.dialogs import Dialog


@cache  # put together once: each update asks
def _state() -> Any:
    return select(col(Dialog.state)).where(
        col(Dialog.chat_id) == bindparam("chat"), col(Dialog.user_id) == bindparam("user")
    )


class DialogStorage(BaseStorage):
    """aiogram's storage over the unit of work that the update runs in."""

    async def get_state(self, key: StorageKey) -> str | None:
        [found] = await rows(current().session, _state(), chat=key.chat_id, user=key.user_id)
        return found[0].state if found else None

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        dialog = await self._find(key)
        return json.loads(dialog.answers) if dialog else {}

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._change(key, state=state.state if isinstance(state, State) else state)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._change(key, answers=json.dumps(dict(data)))

    async def _find(self, key: StorageKey) -> Dialog | None:
        return await current().session.get(Dialog, (key.chat_id, key.user_id))

    async def _change(self, key: StorageKey, **more: Any) -> None:
        session = await current().write()
        dialog = await session.get(Dialog, (key.chat_id, key.user_id))
        dialog = dialog or Dialog(chat_id=key.chat_id, user_id=key.user_id)
        dialog.sqlmodel_update(more)
        if dialog.state is None and dialog.answers == "{}":
            if dialog in session:
                await session.delete(dialog)
        else:
            session.add(dialog)

    async def close(self) -> None:
        """Nothing to close: the store belongs to the application."""
