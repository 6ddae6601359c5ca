menu-bells = Bells
menu-bells-about = when lessons begin and end
bells-ring = { $number }. { TIME($at) }–{ TIME($until) }{ $moved ->
    [no] {""}
   *[yes] {" "}(was { TIME($was) }–{ TIME($was_until) })
}
bells-days-on = from { DAYMONTH($first) }{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}— { $name }
}
bells-days = { $dates }{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}— { $name }
}
bells-whose = Whose bells?
bells-nobodys = You have no groups yet. An administrator adds groups and their tutors: “People”.
bells-of-all = The whole school
bells-of-group = { $group }
bells-unknown =
    <b>{ GIVEN($group) ->
        [no] Bells of the school
       *[yes] Bells: { $group }
    }</b>

    Not written down yet. { GIVEN($lines) ->
        [no] Write them, and lessons can be moved all at once.
       *[yes] By the timetable they are:
    }
    { $lines }
bells-record = That is right, write it down
bells-type-own = Write other ones
bells-regular =
    <b>{ GIVEN($group) ->
        [no] Bells of the school
       *[yes] Bells: { $group }
    }</b>

    { $lines }
bells-open = { $what }
bells-special = A short or special day
bells-change = Change for good
bells-back = ← Back
bells-by-which = By which bells?
bells-use = { GIVEN($name) ->
    [no] Special bells
   *[yes] { $name }
}: { $starts }–{ $ends }
bells-new = Other bells
bells-type =
    Write the bells by the school’s clock, a line for each lesson. { $special ->
        [yes] The first line may be a name.
       *[no] The numbers of the lessons stay, the times move.
    } For example:

    <code>{ $special ->
        [yes] Short day
            1. 09:00–09:30
            2. 09:40–10:10
       *[no] 1. 08:30–09:10
            2. 09:20–10:00
    }</code>
bells-type-days =
    <b>{ GIVEN($name) ->
        [no] Special bells
       *[yes] { $name }
    }</b>

    { $lines }

    On which day? Write, for example: <code>tomorrow</code>, <code>13.10</code> or <code>October 13 to October 15</code>
bells-type-days-again = I could not make out the day. Write, for example: <code>tomorrow</code>, <code>13.10</code> or <code>October 13 to October 15</code>
bells-preview =
    <b>{ GIVEN($group) ->
        [no] Whole school
       *[yes] { $group }
    }: other bells, { $what }</b>

    { $lines }

    Nobody knows of it yet. { $effect }

    { $told }
bells-moves = { $n ->
    [0] No lesson of the coming weeks moves.
    [one] { $n } lesson of the coming weeks moves.
   *[other] { $n } lessons of the coming weeks move.
}
bells-for-good = From then on the timetable goes by the new bells.
bells-stuck = { $n ->
    [one] { $n } more does not go by the bells and stays where it is.
   *[other] { $n } more do not go by the bells and stay where they are.
}
bells-told = To be told: { $n ->
    [one] { $n } person and the groups’ chats.
   *[other] { $n } people and the groups’ chats.
}
bells-declare = Tell everybody ({ $n })
bells-from = From { DAYMONTH($at) }
bells-discard = Change nothing
bells-discarded = All right, the bells stay as they are.
bells-status =
    <b>{ GIVEN($group) ->
        [no] Whole school
       *[yes] { $group }
    }: other bells, { $what }</b>

    Seen by { $seen } of { $all }{ $waiting ->
        [0] {""}
       *[other] , on the way: { $waiting }
    }{ GIVEN($who) ->
        [no] {""}
       *[yes] {""}

            <b>Not reached: { $away }</b> — better to telephone
            { $who }
    }
bells-status-withdrawn = <b>{ GIVEN($group) ->
    [no] Whole school
   *[yes] { $group }
}: other bells, { $what }</b> — called off. The bells are as before.
bells-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}
bells-refresh = Refresh
bells-undo = Undo
bells-withdraw = Call off: bells as before
bells-withdrawn-now = Called off: { $what }. The lessons are where they were; whoever got the message is told.
bells-card =
    { GIVEN($child) ->
        [no] <b>Other bells: { $what }</b>
       *[yes] <b>{ $child }: other bells, { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }

    Your timetable is under “Week”.
bells-card-seen =
    { GIVEN($child) ->
        [no] <b>Other bells: { $what }</b>
       *[yes] <b>{ $child }: other bells, { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }

    { $address ->
        [familiar] Thanks! Your tutor knows that you have seen this.
       *[formal] Thank you! The tutor knows that you have seen this.
    }
bells-card-struck =
    <s>{ GIVEN($child) ->
        [no] Other bells: { $what }
       *[yes] { $child }: other bells, { $what }
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }</s>
bells-card-withdrawn =
    { GIVEN($child) ->
        [no] <b>After all, the bells are as before</b>
       *[yes] <b>{ $child }: after all, the bells are as before</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    Called off: { $what }. The lessons are where they were.
bells-seen = Seen
bells-group =
    <b>{ $group }: other bells, { $what }</b> (school time)

    { $lines }
bells-group-struck =
    <s>{ $group }: other bells, { $what }

    { $lines }</s>
bells-group-withdrawn =
    <b>{ $group }: after all, the bells are as before.</b> Called off: { $what }.
bells-timetable = My timetable
refusal-bells-unread = I could not make out “{ $line }”. Write the beginning and end of each lesson on a line of its own, for example: <code>1. 09:00–09:40</code>
refusal-bells-overlap = Lesson { $number } begins before the one before it has ended. Check the times, and write the bells once more.
refusal-bells-same = The bells ring like that already. Write other ones, or go back: /bells
refusal-bells-over = That day is over. Write a day that lies ahead.
refusal-bells-decided = It has been decided about these bells already. Have a look at them: /bells
