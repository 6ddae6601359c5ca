menu-clashes = Clashes
menu-clashes-about = who or what two lessons want at once
clashes-none = No clashes in the coming two weeks, neither of teachers nor of groups nor of rooms.
clashes-list =
    <b>Clashes of two weeks: { $count }</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}

            …and { $more } more. Mend the first ones, and I’ll show the next.
    }
clashes-line =
    { $number }. { DAY($at) } — <b>{ $who }</b> { $kind ->
        [teacher] is wanted in two lessons at once:
        [room] is the room of two lessons at once:
       *[students] — two lessons at once:
    }
    { $first }
    { $second }{ $again ->
        [0] {""}
        [one] {""} — and { $again } time more
       *[other] {""} — and { $again } times more
    }
clashes-lesson = · { TIME($at) }–{ TIME($until) } { $subject }{ GIVEN($groups) ->
    [no] {""}
   *[yes] {""} · { $groups }
}
clashes-other = · { TIME($at) }–{ TIME($until) } a lesson of another group
clashes-busy-heading =
    {""}
    <b>Students wanted at their own school</b>
clashes-busy = · { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } student
   *[other] { $n } students
}: { $names }
clashes-open-busy = { $what }
clashes-open = { $number }. { $subject }
