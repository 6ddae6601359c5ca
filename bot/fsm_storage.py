"""Half-typed answers, kept in the same transaction as everything else the update causes."""

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.unit_of_work import current
from models.dialogs import Dialog


class DialogStorage(BaseStorage):
    """aiogram's storage over the unit of work that the update runs in."""

    async def get_state(self, key: StorageKey) -> str | None:
        dialog = await self._find(key)
        return dialog.state if dialog else None

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
