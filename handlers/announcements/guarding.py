"""Before a group reads it: what looks personal is shown to its author, who mends it or answers."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import ForFamily, Rewrite, SendAloud, Settle
from handlers.announcements.progress import progress_screen
from models import announcements, guard
from models.announcements import Announcement
from models.base import Session
from models.guard import Finding
from models.people import Person
from models.permissions import Action
from models.posts import Post
from ui import Screen, button, may, screen
from ui.guard import findings, written

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE


async def found_in(session: Session, announcement: Announcement, post: Post) -> list[Finding]:
    """What the chats would read about a child; nothing where no chat hears it."""
    groups = await announcements.chats(session, announcement)
    if not groups:
        return []
    known = await guard.known_to(session, [group.id for group in groups])
    return guard.look(written(post), known)


async def personal(
    session: Session, announcement: Announcement, found: list[Finding], me: Person
) -> Screen:
    """What was found, and what can be done about it."""
    id = announcement.id
    outright = any(one.outright for one in found)
    students = {one.student_id for one in found if one.student_id is not None}
    mine = {student.id for student in await announcements.roster(session, me)}
    family = [ForFamily(announcement=id, student=student) for student in students & mine]
    anyway = button("guard-excuse", SendAloud(announcement=id), style="danger")
    return screen(
        "announcements-personal",
        [button("announcements-to-family", family[0], style="primary")]
        if len(family) == len(students) == 1
        else [],
        [button("announcements-edit", Rewrite(announcement=id))],
        [] if outright else [anyway],
        [button("announcements-back", Settle(announcement=id))],
        lines=findings(found),
        outright="yes" if outright else "no",
        n=len(students),
    )


@private.callback_query(SendAloud.filter())
@may(ANNOUNCE, announcement=Announcement)
async def send_aloud(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> Screen:
    """Their author answers for it; what is personal outright stays here all the same."""
    announcements.editable(announcement, by=me)
    found = await found_in(session, announcement, announcement.post)
    if any(one.outright for one in found):
        return await personal(session, announcement, found, me)
    await guard.excuse(session, announcement, found, ANNOUNCE, by=me, at=now)
    await announcements.send(session, announcement, by=me, at=now)
    return await progress_screen(session, announcement, now)
