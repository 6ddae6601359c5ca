"""Refusals in the words of the real server."""

from __future__ import annotations

from typing import Any

# Client.cpp:71-205: the prefix of each kind of refusal.
_PREFIX = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class ApiError(Exception):
    """A refusal: HTTP status, description and the optional ``parameters`` of the answer."""

    def __init__(self, code: int, text: str = "", **parameters: Any) -> None:
        prefix = _PREFIX.get(code, "Error")
        super().__init__(f"{prefix}: {text}" if text else prefix)
        self.code = code
        self.parameters = parameters

    @property
    def description(self) -> str:
        """The whole description, prefix included."""
        return str(self)

    @property
    def body(self) -> dict[str, Any]:
        """The answer's JSON."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(text: str, **parameters: Any) -> ApiError:
    """A 400; ``text`` without the prefix."""
    return ApiError(400, text, **parameters)


def forbidden(text: str) -> ApiError:
    """A 403; ``text`` without the prefix."""
    return ApiError(403, text)
