"""Stories first, then the edges: everything the project promises, tried out."""

from bot import deferred_aiogram

deferred_aiogram.load()
