menu-holidays = Holidays
menu-holidays-about = days without lessons
holidays-period = { $kind ->
    [break] school break
    [quarantine] quarantine
   *[holiday] { $days ->
        [one] day off
       *[several] days off
    }
}, { $dates }
holidays-until = { GIVEN($child) ->
    [no] { $kind ->
        [break] School break
        [quarantine] Quarantine
       *[holiday] { $days ->
            [one] Day off
           *[several] Days off
        }
    }
   *[yes] { $child }: { $kind ->
        [break] school break
        [quarantine] quarantine
       *[holiday] { $days ->
            [one] day off
           *[several] days off
        }
    }
}{ $days ->
    [one] {""}
   *[several] {" "}until { DAYMONTH($last) }
}{ GIVEN($group) ->
    [no] {""}
   *[yes] {" "}· { $group }
}
holidays-list =
    <b>Days without lessons</b>

    Tap one to see who knows of it, or to call it off.
holidays-none =
    <b>Days without lessons</b>

    Nothing lies ahead: no break, no day off, no quarantine.
holidays-open-one = { $what } · { GIVEN($group) ->
    [no] whole school
   *[yes] { $group }
}
holidays-add = Add
holidays-back = ← Back to the list
holidays-whose = Who will have no lessons?
holidays-of-all = The whole school
holidays-of-group = { $group }
holidays-type =
    { GIVEN($group) ->
        [no] <b>The whole school</b>
       *[yes] <b>{ $group }</b>
    }

    Write on which days there will be no lessons, for example: <code>December 29 to January 9</code> or <code>November 4</code>
holidays-type-again = I could not make out the days. Write, for example: <code>December 29 to January 9</code>, <code>13.10</code> or <code>tomorrow</code>
holidays-preview =
    <b>{ GIVEN($group) ->
        [no] Whole school
       *[yes] { $group }
    }: { $what }</b> ({ $length })

    Nobody knows of it yet.

    { $effect }{ GIVEN($tasks) ->
        [no] {""}
       *[yes] {""}

            Tasks that are due on these days:
            { $tasks }
    }

    { $told }
holidays-length = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
holidays-effect = { $n ->
    [0] There are no lessons on these days so far, and none will be made.
    [one] { $n } lesson falls away, and no new ones will be made for these days.
   *[other] { $n } lessons fall away, and no new ones will be made for these days.
}
holidays-kept = { $n ->
    [one] { $n } more stays: other groups learn in it, too.
   *[other] { $n } more stay: other groups learn in them, too.
}
holidays-told = To be told: { $n ->
    [one] { $n } person and the groups’ chats.
   *[other] { $n } people and the groups’ chats.
}
holidays-task = · { $subject }: { $title } — { WHEN($at) }
holidays-declare = Tell everybody ({ $n })
holidays-call = { $kind ->
    [break] It is a school break
    [quarantine] It is a quarantine
   *[holiday] It is a day off
}
holidays-discard = Do not declare it
holidays-discarded = All right, nothing has changed.
holidays-status =
    <b>{ GIVEN($group) ->
        [no] Whole school
       *[yes] { $group }
    }: { $what }</b>

    Seen by { $seen } of { $all }{ $waiting ->
        [0] {""}
       *[other] , on the way: { $waiting }
    }{ GIVEN($who) ->
        [no] {""}
       *[yes] {""}

            <b>Not reached: { $away }</b> — better to telephone
            { $who }
    }
holidays-status-withdrawn = <b>{ GIVEN($group) ->
    [no] Whole school
   *[yes] { $group }
}: { $what }</b> — called off. Lessons are held as usual.
holidays-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}
holidays-refresh = Refresh
holidays-undo = Undo
holidays-withdraw = Call off: there are lessons
holidays-sure =
    Call off: { $what }?

    The lessons come back into the timetable, and everybody who knows of these days is told.
holidays-withdraw-surely = Yes, there are lessons
holidays-keep = Keep it
holidays-withdrawn-now = Called off: { $what }. The lessons are in the timetable again; whoever got the message is told.
holidays-card =
    { GIVEN($child) ->
        [no] <b>No lessons: { $what }</b>
       *[yes] <b>{ $child }: { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $means ->
        [staff] You need not give lessons on these days.
       *[family] There are no lessons on these days, no need to connect.
    } As usual again from { DAYMONTH($after) }.
holidays-card-seen =
    { GIVEN($child) ->
        [no] <b>No lessons: { $what }</b>
       *[yes] <b>{ $child }: { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $means ->
        [staff] You need not give lessons on these days.
       *[family] There are no lessons on these days, no need to connect.
    } As usual again from { DAYMONTH($after) }.

    { $address ->
        [familiar] Thanks! Your tutor knows that you have seen this.
       *[formal] Thank you! The tutor knows that you have seen this.
    }
holidays-card-struck = <s>{ GIVEN($child) ->
    [no] No lessons: { $what }
   *[yes] { $child }: { $what }
}</s>{ GIVEN($group) ->
    [no] {""}
   *[yes] {" "}· { $group }
}
holidays-card-withdrawn =
    { GIVEN($child) ->
        [no] <b>After all, there are lessons</b>
       *[yes] <b>{ $child }: after all, there are lessons</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    Called off: { $what }. The timetable is under “Week”.
holidays-seen = Seen
holidays-group =
    <b>{ $group }: { $what }</b>

    There are no lessons. As usual again from { DAYMONTH($after) }.
holidays-group-struck = <s>{ $group }: { $what }</s>
holidays-group-withdrawn = <b>{ $group }: after all, there are lessons.</b> Called off: { $what }. Lessons are held as usual.
holidays-open = My timetable
refusal-holiday-over = These days are over. Write days that lie ahead.
refusal-holiday-too-long = That makes { $n ->
    [one] { $n } day
   *[other] { $n } days
}, and no holidays last as long. Check month and year, and write it once more.
refusal-holiday-known = These days are declared already. Have a look at the list: /holidays
refusal-holiday-decided = It has been decided about these days already. Have a look at the list: /holidays
