menu-draft = Draft
menu-draft-about = changes that nobody has heard of yet
calendar-back = ←
calendar-ahead = →
calendar-title = { MONTH($month) }
calendar-day = { $day }
calendar-gap = ·
changes-offer-move = Move
changes-offer-cancel = Cancel the lesson
changes-offer-teacher = Another teacher
changes-offer-add = Add one more like this
changes-choose =
    <b>{ $subject }</b>, { WHEN($at) }

    { $free ->
        [yes] Where to? The teacher and the group are free at these times:
       *[no] No bell is free in the next two weeks. Choose another day and I will show what is in the way.
    }
changes-choose-added =
    <b>One more lesson: { $subject }</b>

    { $free ->
        [yes] When? The teacher and the group are free at these times:
       *[no] No bell is free in the next two weeks. Choose another day and I will show what is in the way.
    }
changes-proposal = { BRIEF($at) }
changes-other-day = Another day
changes-type = Type the time
changes-choose-day =
    <b>{ $subject }</b>

    Choose a day:
changes-choose-bell =
    <b>{ $subject }</b>: { DAY($at) }

    When does it begin?
changes-no-bells =
    <b>{ $subject }</b>: { DAY($at) }

    It is too late for a lesson on this day. Choose another one.
changes-bell-free = { TIME($at) }
changes-bell-off = { TIME($at) } — { $what }
changes-bell-busy = { TIME($at) } — { $n ->
    [one] { $n } student is wanted at school
   *[other] { $n } students are wanted at school
}
changes-bell-taken = { $kind ->
    [teacher] { TIME($at) } — the teacher has { $by }
    [room] { TIME($at) } — { $by } is in the room
   *[students] { TIME($at) } — the group has { $by }
}
changes-back = ← Back
changes-more = More
changes-type-when =
    <b>{ $subject }</b>, { WHEN($at) }

    Type the new day and time by the school’s clock, for example: <code>15.10 13:10</code>
changes-type-again = I could not read that time. Type day, month and time with a space between, for example: <code>15.10 13:10</code>
changes-choose-teacher =
    <b>{ $subject }</b>, { WHEN($at) }

    Who will hold the lesson?
changes-no-teachers = The school has no other teachers yet. An administrator adds them: “People” → “Staff”.
changes-teacher = { $name }
changes-line = { $kind ->
    [move] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — moved{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Was: { WHEN($was) }
    Now: <b>{ WHEN($now) }</b>{ GIVEN($there) ->
        [no] {""}
       *[yes] {" "}(at school { $there })
    }
    { $means }
    [cancel] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — cancelled{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Was: <s>{ WHEN($was) }</s>
    { $means }
    [add] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — a new lesson{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    When: <b>{ WHEN($now) }</b>{ GIVEN($there) ->
        [no] {""}
       *[yes] {" "}(at school { $there })
    }
    { $means }
   *[replace] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — another teacher{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    When: { WHEN($now) }
    Held by: <b>{ $teacher }</b>
    { $means }
}
changes-means = { $means ->
    [released] You need not hold this lesson.
    [takes-over] This lesson is yours now.
    [child] { $kind ->
        [cancel] There is nothing to join.
       *[other] The link is in the timetable of that day.
    }
    [attends] { $kind ->
        [cancel] There is nothing to join.
       *[other] The link is in the timetable of that day.
    }
   *[staff] { $kind ->
        [cancel] The lesson is not to be held.
       *[other] Students and parents are being told, too.
    }
}
changes-why = Why: { $reason }
changes-cause-illness = the teacher is ill
changes-cause-technical = technical reasons
changes-cause-event = an event at school
changes-clash = ⚠ Clash: { $kind ->
    [teacher] the teacher has { $subject }, { $group }, { WHEN($at) }.
    [room] the room has { $subject }, { $group }, { WHEN($at) }.
   *[students] the students have { $subject }, { $group }, { WHEN($at) }.
}
changes-in-holidays = ⚠ There are no lessons on that day: { $what }.
changes-busy = ⚠ { $what }: { $n ->
    [one] { $n } student can’t come
   *[other] { $n } students can’t come
} — { $names }.
changes-draft =
    <b>Draft.</b> Nobody has heard of this yet.

    { $lines }
    { $why }
    { $n ->
        [one] { $n } person and the group’s chat will hear of it.
       *[other] { $n } people and the group’s chat will hear of it.
    }{ $away ->
        [0] {""}
       *[other] {" "}The bot can’t reach { $away } of them; I will show you whom to call.
    }

    You can add more changes: open another lesson under “Week”. To come back here: /draft
changes-publish = Tell everybody ({ $n })
changes-explain = Give a reason
changes-discard = Throw the draft away
changes-discarded = The draft is gone. Nothing has changed in the timetable.
changes-no-draft = There is no draft. Open a lesson under “Week” and choose what to do with it.
changes-decided = This draft has been decided on. See the timetable under “Week”.
changes-explain-how = Why does the timetable change? Everybody concerned will see the reason.
changes-own-words = In my own words
changes-type-reason = Type the reason in one message, up to { $limit } characters. Students and parents will read it, so no details about a child, please.
changes-reason-too-long = That is { $n } characters, and { $limit } fit. Please make it shorter.
changes-status =
    <b>Told { WHEN($at) }</b>

    { $lines }
    Seen by { $seen } of { $all }
    Silent: { $silent }{ $waiting ->
        [0] {""}
       *[other] , on its way: { $waiting }
    }
    { $who }
changes-status-undone =
    <b>The changes have been taken back</b>

    { $lines }
    Everybody whom they reached has been told.
changes-cannot-come =
    {""}
    <b>Can’t come: { $n }</b>
changes-not-reached =
    {""}
    <b>Not reached: { $n }</b> — better call them
changes-who = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}{ $trouble ->
    [none] {""}
    [no-telegram] : not connected to the bot
    [blocked] : has blocked the bot
    [never-started] : has not pressed Start yet
    [deactivated] : the account is gone
   *[other] : Telegram does not take the message
}{ GIVEN($reason) ->
    [no] {""}
   *[yes] {" "}— “{ $reason }”
}
changes-and-more = …and { $n } more
changes-refresh = Refresh
changes-remind = Remind the silent ({ $n })
changes-reminded = { $n ->
    [one] { $n } person has been reminded.
   *[other] { $n } people have been reminded.
} Whoever has answered hears nothing.
changes-undo = Take it back (for a minute)
changes-undone =
    <b>Taken back.</b> Whoever got the card is being told; the others never hear of it.

    { $lines }
changes-card =
    { GIVEN($child) ->
        [no] <b>A change in the timetable</b>
       *[yes] <b>{ $child }: a change in the timetable</b>
    }

    { $lines }
    { $why }
changes-card-again =
    { GIVEN($child) ->
        [no] <b>A reminder: the timetable has changed</b>
       *[yes] <b>{ $child }: a reminder that the timetable has changed</b>
    }

    { $lines }
    { $why }

    Please tap one of the buttons: the tutor is waiting for your answer.
changes-card-seen =
    { GIVEN($child) ->
        [no] <b>A change in the timetable</b>
       *[yes] <b>{ $child }: a change in the timetable</b>
    }

    { $lines }
    { $why }

    Thank you! The tutor knows that you have seen it.
changes-card-cannot =
    { GIVEN($child) ->
        [no] <b>A change in the timetable</b>
       *[yes] <b>{ $child }: a change in the timetable</b>
    }

    { $lines }
    { $why }

    The tutor has been told that it does not work for you. You can say why: that makes it easier to find a way.
changes-card-struck =
    <b>Taken back: this change does not hold</b>

    <s>{ $lines }</s>
changes-card-recalled =
    { GIVEN($child) ->
        [no] <b>Everything stays as it was</b>
       *[yes] <b>{ $child }: everything stays as it was</b>
    }

    The tutor has taken this change back:
    <s>{ $lines }</s>
changes-group =
    <b>{ $group }: a change in the timetable</b> (school time)

    { $lines }
    { $why }
changes-group-struck =
    <b>{ $group }: this change has been taken back</b>

    <s>{ $lines }</s>
changes-group-recalled = <b>{ $group }: as you were.</b> The last change has been taken back; lessons go on as before.
changes-open = My timetable
changes-seen = Seen
changes-cannot = Can’t come
changes-tell-why = Say why
changes-can-after-all = Can come after all
changes-type-why = Type in one message why it does not work (up to { $limit } characters). Only the tutor will read it.
changes-why-passed-on = The tutor has been told. Thank you!
changes-outdated = The timetable has changed again since then. See how it is now under “Week”.
changes-somebody-cannot =
    <b>{ $name }</b>{ GIVEN($children) ->
        [no] {""}
       *[yes] {" "}({ $children })
    } can’t come: { $subjects }.{ GIVEN($reason) ->
        [no] {""}
       *[yes] {" "}“{ $reason }”
    }
refusal-in-the-past = That time is over. Choose another one.
refusal-time-skipped = The clocks change on { DAY($day) } and { $time } does not exist. Choose another time.
refusal-lesson-over = This lesson is over and can’t be changed.
refusal-nothing-changes = The lesson is like that already. Choose something else.
refusal-already-decided = This has been decided: the changes are published or taken back.
refusal-lesson-changed = Somebody has changed “{ $subject }” meanwhile. Open the lesson and decide again.
refusal-too-late-to-undo = The minute is over and people count on it. If you need to, change the lesson again: everybody will hear.
refusal-nothing-to-publish = The draft is empty: there is nothing to publish.
refusal-nobody-silent = There is nobody to remind: all have answered or have just been reminded.
