"""What somebody is in the middle of typing an answer to; it outlives a restart."""

from sqlalchemy import delete
from sqlmodel import Field, SQLModel, col

from models.base import Session


class Dialog(SQLModel, table=True):
    """The question a person was asked last in a chat, and what they have answered so far (JSON)."""

    chat_id: int = Field(primary_key=True)
    user_id: int = Field(primary_key=True)
    state: str | None = None
    answers: str = "{}"


async def forget(session: Session, chat_id: int) -> None:
    """Whoever writes in this chat is not in the middle of anything any more."""
    await session.exec(delete(Dialog).where(col(Dialog.chat_id) == chat_id))
