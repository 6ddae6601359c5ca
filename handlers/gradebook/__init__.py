"""The gradebook on a teacher's telephone: sheets of lessons, tasks, typed lines, files."""

from aiogram import Router

from handlers.gradebook import asking, courses, files, lessons, lines, tasks
from handlers.gradebook.files import counts

__all__ = ["counts", "private"]

private = Router(name=__name__)
private.include_routers(
    lessons.private, courses.private, tasks.private, asking.private, files.private, lines.private
)
