"""What somebody is in the middle of typing an answer to; it outlives a restart."""

from sqlmodel import Field, SQLModel


class Dialog(SQLModel, table=True):
    """The question a person was asked last in a chat, and what they have answered so far (JSON)."""

    chat_id: int = Field(primary_key=True)
    user_id: int = Field(primary_key=True)
    state: str | None = None
    answers: str = "{}"
