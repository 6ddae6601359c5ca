"""A substitute for a tutor, for a time: named, told, ended."""

from handlers.substitutes import wording  # noqa: F401  (what is told registers itself)
from handlers.substitutes.choosing import private

__all__ = ["private"]
