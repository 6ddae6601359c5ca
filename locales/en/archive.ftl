archive-leave = 🗄 Leaves the school
archive-put-away = 🗄 Close the group
archive-open = 🗄 Archive
archive-leave-sure =
    <b>{ $name }</b>: into the archive?

    The name goes off all lists, the chat with the bot is disconnected, messages and reminders end, invitations stop working.
    { GIVEN($others) ->
        [yes] With the child go { $others }, who have no other child here.
       *[no] {""}
    }

    Marks and everything that has been stay. They can be brought back on any day: People → Archive.
archive-leave-yes = Yes, into the archive
archive-put-away-sure =
    Close the group <b>{ $group }</b>?

    { $n ->
        [0] Nobody has to leave with it.
        [one] { $n } student goes into the archive with it
       *[other] { $n } students go into the archive with it
    }{ $guardians ->
        [0] {""}
        [one] {" "}and { $guardians } parent.
       *[other] {" "}and { $guardians } parents.
    } Move whoever goes on learning first: card → Move to another group.
    { GIVEN($staying) ->
        [yes] These learn in another group, too, and stay: { $staying }.
       *[no] {""}
    }

    Lessons to come are withdrawn, the group’s chat is unlinked, there are no more reminders. Marks and attendance are kept. The group can be brought back.
archive-put-away-yes = Yes, close it
archive-put-away-done = Put into the archive: <b>{ $group }</b>.
archive-bring-back = ↩️ Bring the group back
archive-list =
    <b>Archive</b>

    One tap brings a group back, with everybody who left with it. A person can be looked at first.
archive-empty =
    <b>Archive</b>

    There is nothing here.
archive-person = { $name } · { SHORTDAY($at) }
archive-group = ↩️ Bring back { $group }
archive-gone =
    <b>{ $name }</b> — in the archive since { DAYMONTH($at) }{ GIVEN($group) ->
        [yes] , group { $group }
       *[no] {""}
    }.
    { $others }
archive-with = · and { $name }
archive-is-them = Yes: bring back from the archive
archive-come-back = ↩️ Bring back
archive-back = <b>{ $name }</b> is on the lists again. Send a new invitation from the card, so that the bot can write to them.
archive-group-back = <b>{ $group }</b> is on the lists again, and everybody who left with it. Invite them anew; lessons appear in the timetable within a minute. If the group had a chat, take the bot out of it and add it again.
archive-left = { $name } no longer learns in { $group }.
refusal-still-needed = { $name } is needed here: { $what }. Hand that over first: “Subjects and teachers”, or another tutor of the group.
refusal-leaves-themselves = You can’t put yourself into the archive. Ask another administrator.
refusal-back-already = This has been done already. Please open “People” anew.
refusal-group-archived = { $group } is in the archive. Bring it back first.
