"""Every conversation the bot can hold: one module per feature, one router per kind of chat."""

from aiogram import F, Router
from aiogram.enums import ChatType

# The order is that of the menu: an entry registers when its feature is imported.
# isort: off
from handlers import (
    start,
    timetable,
    changes,
    progress,
    gradebook,
    reassignment,
    advice,
    announcements,
    reminders,
    missed,
    guides,
    materials,
    faq,
    desk,
    contacts,
    cases,
    call_list,
    questionnaire,
    introductions,
    people,
    transfers,
    merging,
    teaching,
    substitutes,
    archive,
    invitations,
    slips,
    groups,
    guard,
    lists,
    imports,
    oneroster,
    downloads,
    clashes,
    holidays,
    bells,
    busy,
    consents,
    audit,
    explanations,
    notes,
    calendars,
    preferences,
    hours,
    tags,
    export,
    erasure,
    menu,
    lost,
)

# isort: on

private, group = Router(name="private"), Router(name="group")

for observer in (private.message, private.edited_message, private.my_chat_member):
    observer.filter(F.chat.type == ChatType.PRIVATE)
for observer in (group.message, group.edited_message, group.my_chat_member):
    observer.filter(F.chat.type != ChatType.PRIVATE)
private.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
group.callback_query.filter(F.message.chat.type != ChatType.PRIVATE)

# The order is that of the menu, too, but for desk and cases: a reply to their messages is nobody
# else's, and what nobody else wants goes to the tutor. What even that leaves is lost.
private.include_routers(
    start.private,
    desk.private,
    cases.private,
    timetable.private,
    changes.private,
    progress.private,
    gradebook.private,
    reassignment.private,
    advice.private,
    announcements.private,
    reminders.private,
    missed.private,
    guides.private,
    contacts.private,
    materials.private,
    faq.private,
    call_list.private,
    introductions.private,
    questionnaire.private,
    people.private,
    transfers.private,
    merging.private,
    teaching.private,
    substitutes.private,
    archive.private,
    invitations.private,
    slips.private,
    groups.private,
    guard.private,
    lists.private,
    oneroster.private,
    imports.private,
    downloads.private,
    clashes.private,
    holidays.private,
    bells.private,
    busy.private,
    consents.private,
    audit.private,
    explanations.private,
    notes.private,
    calendars.private,
    preferences.private,
    hours.private,
    tags.private,
    export.private,
    erasure.private,
    menu.private,
    desk.words,
    lost.private,
)
group.include_routers(
    desk.group, faq.group, timetable.group, progress.group, groups.group, lost.group
)
