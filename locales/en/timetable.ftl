menu-today = Today
menu-today-about = today’s lessons
menu-week = Week
menu-week-about = the week’s timetable
timetable-day =
    <b>{ GIVEN($child) ->
        [no] { DAY($at) }
       *[yes] { $child }: { DAY($at) }
    }</b>

    { $lines }
timetable-day-free =
    <b>{ GIVEN($child) ->
        [no] { DAY($at) }
       *[yes] { $child }: { DAY($at) }
    }</b>

    No lessons.
timetable-week =
    <b>{ GIVEN($child) ->
        [no] Week { DATE($at) } – { DATE($until) }
       *[yes] { $child }: week { DATE($at) } – { DATE($until) }
    }</b>
    { $lines }
timetable-week-free =
    <b>{ GIVEN($child) ->
        [no] Week { DATE($at) } – { DATE($until) }
       *[yes] { $child }: week { DATE($at) } – { DATE($until) }
    }</b>

    No lessons.
timetable-date =
    {""}
    <b>{ DAY($at) }</b>
timetable-of-child =
    {""}
    <b>{ $child }</b>
timetable-own =
    {""}
    <b>My lessons</b>
timetable-none = No lessons.
timetable-line = { $state ->
    [cancelled] <s>{ TIME($at) }–{ TIME($until) } { $subject }</s> cancelled{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
    [changed] { TIME($at) }–{ TIME($until) } <b>{ $subject }</b> — changed{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
   *[planned] { TIME($at) }–{ TIME($until) } { $subject }{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
}
timetable-open = { $state ->
    [cancelled] { TIME($at) } { $subject } (cancelled)
   *[other] { TIME($at) } { $subject }
}
timetable-more = More lessons
timetable-before = ← { WEEKDAY($at) }
timetable-after = { WEEKDAY($at) } →
timetable-to-day = ← { DAY($at) }
timetable-week-of = Whole week
timetable-week-before = ← Earlier
timetable-week-after = Later →
timetable-day-of-week = { WEEKDAY($at) }
timetable-enter = Join the lesson
timetable-lesson =
    { GIVEN($child) ->
        [no] <b>{ $subject }</b>
       *[yes] <b>{ $child }: { $subject }</b>
    }
    { $lines }
timetable-when = { $state ->
    [cancelled] <s>{ DAY($at) }, { TIME($at) }–{ TIME($until) }</s> — the lesson is cancelled
   *[other] { DAY($at) }, { TIME($at) }–{ TIME($until) }
}
timetable-there = At school this is { $time }.
timetable-changed = This lesson is not held as usual.
timetable-of-group = Group: { $group }
timetable-teacher = { $count ->
    [one] Teacher: { $teacher }
   *[other] Teachers: { $teacher }
}
timetable-room = Room: { $room }
timetable-online = The lesson is online: the button is below.
