menu-busy = Busy days
menu-busy-about = when students are wanted at their own school
busy-reason = { $reason ->
    [medical] Medical examination
    [onsite] Lessons on site
    [exam] Exam
   *[event] School event
}
busy-weekdays = { WEEKDAY($at) }{ GIVEN($rest) ->
    [no] {""}
   *[yes] , { $rest }
}
busy-what = { $school }: { $reason ->
    [medical] medical examination
    [onsite] lessons on site
    [exam] exam
   *[event] school event
}, { $dates }{ GIVEN($weekdays) ->
    [no] {""}
   *[yes] {" "}({ $weekdays })
}{ GIVEN($starts) ->
    [no] {""}
   *[yes] , { $starts }–{ $ends }
}
busy-list = <b>When students are wanted at their own school</b>
busy-none =
    <b>When students are wanted at their own school</b>

    Nothing is entered yet. { $keeps ->
        [yes] Add a medical examination, lessons on site or an exam: tutors will see which lessons it gets in the way of.
       *[no] The school’s coordinator enters such days; I will tell you if they touch lessons.
    }
busy-open = { $what }
busy-add = Add
busy-back = ← Back to the list
busy-which-school = Which school?
busy-no-school = You have no school yet. Ask an administrator: “People” → “Staff”.
busy-school = { $school }
busy-for-what =
    <b>{ $school }</b>

    What are the students wanted for?
busy-type =
    <b>{ $school }: { $reason ->
        [medical] medical examination
        [onsite] lessons on site
        [exam] exam
       *[event] school event
    }</b>

    Write when, for example: <code>13.10</code>, <code>tomorrow from 9 to 12</code>, <code>October 13 to October 15</code> or <code>on Tuesdays until May 25</code>
busy-type-again = I could not make out the days. Write, for example: <code>13.10</code>, <code>tomorrow from 9 to 12</code>, <code>October 13 to October 15</code> or <code>on Tuesdays until May 25</code>
busy-touched = · { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } student
   *[other] { $n } students
}: { $names }
busy-touched-numbered = { $number }. { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } student
   *[other] { $n } students
}: { $names }
busy-preview =
    <b>{ $what }</b>

    { $whom }

    { GIVEN($lines) ->
        [no] It touches no lessons of the coming weeks.
       *[yes] It gets in the way of:
            { $lines }
    }

    Nobody knows of it yet. { $told }
busy-for-all = For all students of the school: { $n }.
busy-for-some = { $n ->
    [0] Nobody is chosen yet.
   *[other] For { $n }: { $names }.
}
busy-told = { $n ->
    [0] These students have no tutor.
    [one] { $n } tutor will hear of it; families see nothing but a new time, if the lesson is moved.
   *[other] { $n } tutors will hear of it; families see nothing but new times, if lessons are moved.
}
busy-enter = { $n ->
    [0] Enter it
   *[other] Tell the tutors ({ $n })
}
busy-choose = Choose students
busy-discard = Do not enter it
busy-discarded = All right, nothing is entered.
busy-whom =
    <b>{ $what }</b>

    Whom does it concern? Tap a name to tick it.
busy-everybody = { $chosen ->
    [yes] ✓ All students of the school
   *[no] All students of the school
}
busy-student = { $chosen ->
    [yes] ✓ { $name }
   *[no] { $name }
}
busy-chosen = Done
busy-entered-now =
    <b>Entered.</b> { $what }

    { $n ->
        [0] These students have no tutor yet.
        [one] The tutor will hear of it and decide about the lessons.
       *[other] The tutors ({ $n }) will hear of it and decide about the lessons.
    }
busy-decided = It has been decided about these days already. Have a look at the list: /busy
busy-card =
    <b>{ $what }</b>

    { GIVEN($lines) ->
        [no] It touches no lessons: there is nothing to move.
       *[yes] It gets in the way of:
            { $lines }
    }
busy-more = …and { $n } more. Decide about the first ones, and I will show the next.
busy-move = { $number }. Move
busy-leave = { $number }. Leave it
busy-leave-all = Leave them all ({ $n })
busy-withdraw = Remove: the students are free
busy-withdrawn-now = Removed. { $what } — the tutors who knew of it will be told.
busy-card-struck = <s>{ $what }</s>
busy-card-withdrawn =
    <b>After all, the students are free</b>

    The school has called it off: { $what }. A lesson that was moved can be moved back.
refusal-busy-over = These days are over. Write days that lie ahead.
refusal-busy-too-long = That makes { $n ->
    [one] { $n } day
   *[other] { $n } days
}, more than a year. Check the year, and write it once more.
refusal-busy-nobody = No student is chosen. Tap “Choose students”.
refusal-busy-decided = It has been decided about these days already. Have a look at the list: /busy
