"""The tutor chooses whom: the chats of groups, and roles around them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import (
    Choose,
    ChooseGroup,
    ChooseSilent,
    Draft,
    FindPeople,
    Toggle,
)
from models import announcements, audiences
from models.announcements import Announcement, Whom
from models.audiences import PartKind
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, access
from ui import Button, Row, Screen, button, may, pages, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
GROUPS_ON_A_SCREEN = 8


async def whom_screen(
    session: Session, announcement: Announcement, me: Person, page: int = 0
) -> Screen:
    """With one group its readers at once, with several the groups first."""
    found = await announcements.may_choose(session, me)
    if len(found) == 1:
        return await _around(session, announcement, me, found[0])
    id = announcement.id
    rows: list[Row] = [
        [
            button(
                "announcements-group-of",
                Choose(announcement=id, group=one.id),
                group=one.name,
                n=_n(announcement, one.id),
            )
        ]
        for one in pages.cut(found, page, GROUPS_ON_A_SCREEN)
    ]
    rows.append(
        pages.turns(
            len(found), page, GROUPS_ON_A_SCREEN, lambda n: ChooseGroup(announcement=id, page=n)
        )
    )
    if found:
        everybody = Choose(announcement=id, group=0)
        n = _n(announcement, None)
        rows.append([button("announcements-all-groups", everybody, n=n)])
    return await _whom(session, announcement, me, rows)


def _n(announcement: Announcement, group_id: int | None) -> int:
    """How much has been chosen around a group."""
    parts = announcement.audience.parts
    return sum(p.kind is not PartKind.PERSON and p.group_id == group_id for p in parts)


async def _whom(
    session: Session, announcement: Announcement, me: Person, rows: list[Row], group: str = ""
) -> Screen:
    """The rows of choices, what is chosen in all, and the way on."""
    id = announcement.id
    people = await announcements.addressees(session, announcement)
    chats = await announcements.chats(session, announcement)
    more = [button("announcements-find", FindPeople(announcement=id))]
    if await announcements.with_receipts(session, me):
        more.append(button("announcements-silents", ChooseSilent(announcement=id)))
    done = [button("announcements-done", Draft(announcement=id), style="primary")]
    named = [part for part in announcement.audience.parts if part.kind is PartKind.PERSON]
    return screen(
        "announcements-whom",
        *rows,
        more,
        done if people or chats else [],
        group=group,
        n=len(people),
        chats=", ".join(chat.name for chat in chats),
        named=len(named),
        silent="yes" if announcement.silent_of else "no",
    )


async def _around(
    session: Session, announcement: Announcement, me: Person, group: Group | None
) -> Screen:
    """The choices around one group, or around all of them."""
    there = {
        Whom(part.role.value if part.role else Whom.CHAT)
        for part in announcement.audience.parts
        if part.kind is not PartKind.PERSON
        and part.group_id == (group.id if group else None)
        and part.role is not Role.ADMIN
    }

    def choice(whom: Whom) -> Button:
        callback = Toggle(announcement=announcement.id, group=group.id if group else 0, whom=whom)
        chosen = "yes" if whom in there else "no"
        return button("announcements-toggle", callback, whom=whom.value, chosen=chosen)

    rows: list[Row] = [
        [choice(Whom.CHAT)] if group is not None and group.chat_id is not None else [],
        [choice(Whom.STUDENT), choice(Whom.PARENT)],
        [choice(Whom.TEACHER), choice(Whom.TUTOR)],
        [choice(Whom.PSYCHOLOGIST), choice(Whom.COORDINATOR)],
    ]
    if len(await announcements.may_choose(session, me)) > 1:
        rows.append(
            [button("announcements-other-group", ChooseGroup(announcement=announcement.id))]
        )
    return await _whom(session, announcement, me, rows, group.name if group else "")


@private.callback_query(ChooseGroup.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose_group(
    _: CallbackQuery,
    callback_data: ChooseGroup,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.editable(announcement, by=me)
    return await whom_screen(session, announcement, me, callback_data.page)


@private.callback_query(Choose.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose(
    _: CallbackQuery,
    callback_data: Choose,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.editable(announcement, by=me)
    group = await _group(session, me, callback_data.group)
    return await _around(session, announcement, me, group)


async def _group(session: Session, me: Person, id: int) -> Group | None:
    return await access(session, me, ANNOUNCE, Group, id) if id else None


@private.callback_query(Toggle.filter())
@may(ANNOUNCE, announcement=Announcement)
async def toggle(
    _: CallbackQuery,
    callback_data: Toggle,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.editable(announcement, by=me)
    group = await _group(session, me, callback_data.group)
    whom, group_id = callback_data.whom, group.id if group else None
    if whom is not Whom.CHAT:
        role = Role(whom.value)
        await audiences.toggle(
            session, announcement.audience, PartKind.ROLE, group_id=group_id, role=role
        )
    elif group_id is None:
        raise AccessDenied
    else:
        await audiences.toggle(session, announcement.audience, PartKind.CHAT, group_id=group_id)
    return await _around(session, announcement, me, group)
