"""The arguments of one call, read as the real server reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from emulator.refusals import bad_request


@dataclass(frozen=True)
class Upload:
    """One uploaded part of a multipart form."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True)
class Arguments:
    """Form fields as text, and uploads by part name."""

    fields: Mapping[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The field's text, empty when it is absent."""
        return self.fields.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The field as a number; what is no number counts as 0 (Client.cpp:12362-12366)."""
        raw = self.fields.get(name)
        if raw is None:
            return default
        try:
            return int(raw)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """``true``, ``yes`` and ``1`` are true, all else is false (Client.cpp to_bool)."""
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str, refusal: str) -> Any:
        """The field's JSON or None when absent; unreadable JSON is refused with ``refusal``."""
        raw = self.text(name)
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError as error:
            raise bad_request(refusal) from error

    def upload(self, reference: str, field_name: str) -> Upload | None:
        """The part that ``reference`` (``attach://name``) or the field itself points to."""
        if reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(field_name)
