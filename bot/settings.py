"""What the environment may say: read here and nowhere else; `.env.example` mirrors it."""

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Variables of the environment, else lines of `.env`, else what stands here."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = None
    database_url: str = "sqlite+aiosqlite:///tutorbot.db"
    state_folder: Path = Path()
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    school_name: str = ""
    school_zone: str = "Asia/Yekaterinburg"
    language: Literal["ru", "en"] = "ru"
    personal_data_in_chat: bool = True
    safety_procedure: str = ""
    notes_key: Path | None = None
    sends_per_second: float = Field(default=25, gt=0)
    backup_folder: Path = Path("backups")
    backup_minutes: int = Field(default=60, ge=0)
    backup_recent: int = Field(default=24, ge=1)
    backup_days: int = Field(default=14, ge=0)
    alarm_command: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=0, le=65535)
    webhook_url: str = ""
    calendar_url: str = ""
    telegram_api: str = "https://api.telegram.org"

    @field_validator("admins", mode="before")
    @classmethod
    def split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("school_zone")
    @classmethod
    def known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # no name, a path, a folder
            raise ValueError("not an IANA time zone, such as Asia/Yekaterinburg") from None
        return value

    @field_validator("webhook_url", "calendar_url")
    @classmethod
    def reachable(cls, value: str, others: ValidationInfo) -> str:
        if value and not value.startswith(("https://", "http://")):
            raise ValueError("not an address, such as https://bot.school.example/telegram")
        if value and others.data.get("http_port") is None:
            raise ValueError("needs HTTP_PORT, which that address leads to")
        return value
