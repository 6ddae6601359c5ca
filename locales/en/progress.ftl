menu-progress = { $address ->
    [familiar] My progress
   *[formal] Progress
}
menu-progress-about = { $address ->
    [familiar] your marks, what you owe, a chart
   *[formal] marks, what is owed, a chart
}
menu-debts = Debts
menu-debts-about = what is overdue
progress-debts =
    <b>{ GIVEN($child) ->
        [no] My debts
       *[yes] { $child }: debts
    }</b>

    { $lines }
progress-debts-none = Nothing is owed: everything that was due is handed in.
progress-open = Progress
progress-week =
    <b>{ GIVEN($child) ->
        [no] My progress
       *[yes] { $child }
    }</b>
    { $lines }
progress-nothing-yet =
    {""}
    Nothing is known yet: no marks, no work handed in, no notes about lessons.
progress-silent =
    {""}
    { $n ->
        [one] No news for { $n } day
       *[other] No news for { $n } days
    }: no new marks, no work handed in, no notes about lessons.
progress-no-consent =
    <b>{ $child }</b>
    { $address ->
        [familiar] Until mum or dad consents, marks are neither noted nor shown here. Ask them to open /consent in the bot
       *[formal] Until a parent consents, marks and attendance are neither noted nor shown here.
    }
progress-left-out =
    {""}
    Left out for want of a parent’s consent: { $n }
progress-good =
    {""}
    ✅ <b>What went well</b>
progress-good-mark = · { $subject }: { $score }{ GIVEN($what) ->
    [no] {""}
   *[yes] {""} — { $what }
}
progress-good-level = · { $subject }, topic “{ $topic }”: { $level ->
    [advanced] advanced level
   *[basic] basic level
}
progress-all-handed-in = · Nothing is owed: all that was due is handed in.
progress-owed =
    {""}
    ⏰ <b>Not handed in on time: { $n }</b>
progress-debt = · { $subject }: “{ $title }”, was due on { DAYMONTH($at) }
progress-waiting =
    {""}
    { $n ->
        [one] { $n } work is handed in and waits for a mark.
       *[other] { $n } works are handed in and wait for a mark.
    }
progress-step =
    {""}
    👉 <b>One step for this week</b>
progress-step-hand-in = { $subject }: hand in “{ $what }” by { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}, { DAYMONTH($at) }.
progress-step-repeat = { $subject }: go over the topic “{ $what }” again.
progress-step-talk = { $subject }: { GIVEN($what) ->
    [no] talk the last work over with the teacher.
   *[yes] talk this over with the teacher: { $what }.
}
progress-step-none = Nothing urgent.
progress-step-ask = { $address ->
    [familiar] Ask your tutor whether all is well: silence does not tell.
   *[formal] Ask the tutor whether all is well: silence does not tell.
}
progress-by-subject = By subject
progress-chart = Chart
progress-letter = A letter once a week
progress-other = { GIVEN($child) ->
    [no] My progress
   *[yes] { $child }
}
progress-in-private = { $address ->
    [familiar] That is for the private chat.
   *[formal] The lists of students open in the private chat.
}
progress-nobody = { $address ->
    [familiar] None of your subjects is here yet. Ask your tutor.
   *[formal] There are no students here yet of whom we could tell you. Please ask the tutor.
}
progress-score = { $scale ->
    [pass] { $score ->
        [1] passed
       *[0] not passed
    }
    [percent] { $score }%
   *[five] { $score }
}
progress-average = { $n ->
    [0] no marks yet
   *[other] { $scale ->
        [pass] { $passed } of { $n } passed
        [percent] { $mean }%
       *[five] { $mean }
    }
}
progress-subjects =
    <b>{ GIVEN($child) ->
        [no] By subject
       *[yes] { $child }: by subject
    }</b>

    { $lines }
progress-no-subjects =
    <b>{ GIVEN($child) ->
        [no] By subject
       *[yes] { $child }: by subject
    }</b>

    There are no subjects yet.
progress-subject-line = <b>{ $subject }</b>: { $average }{ $planned ->
    [0] {""}
   *[other] {""} · handed in { $submitted } of { $planned }
}{ $owed ->
    [0] {""}
   *[other] {""} · ⏰ { $owed }
}
progress-subject-open = { $subject }
progress-subject =
    <b>{ GIVEN($child) ->
        [no] { $subject }
       *[yes] { $child }: { $subject }
    }</b>

    { $lines }
progress-no-marks = No marks yet.
progress-mean = Average mark: { $mean }{ GIVEN($weighted) ->
    [no] {""}
   *[yes] , by the weight of the tasks { $weighted }
}
progress-passed = Passed: { $passed } of { $n }
progress-marks =
    {""}
    <b>Latest marks</b>
progress-mark = · { DAYMONTH($at) } — <b>{ $score }</b>{ GIVEN($what) ->
    [no] {""}
   *[yes] , { $what }
}{ $replaced ->
    [yes] {""} (before it was done again, does not count)
   *[no] {""}
}
progress-corrected = {"   "}was { $was }, corrected to { $now } on { DAYMONTH($at) }
progress-works =
    {""}
    Works: handed in { $submitted } of { $planned }{ $late ->
        [0] {""}
       *[other] , late { $late }
    }{ $carried ->
        [0] {""}
       *[other] , counted from before { $carried }
    }{ $waiting ->
        [0] {""}
       *[other] , waiting for a mark { $waiting }
    }
progress-missing =
    {""}
    ⏰ <b>Not handed in on time</b>
progress-missing-one = · “{ $title }”, was due on { DAYMONTH($at) }
progress-and-more = …and { $n } more
progress-lessons =
    {""}
    Lessons: present { $present }{ $late ->
        [0] {""}
       *[other] , late { $late }
    }{ $absent ->
        [0] {""}
       *[other] , absent { $absent }
    }{ $excused ->
        [0] {""}
       *[other] , excused { $excused }
    }
progress-topics =
    {""}
    <b>Topics</b>
progress-topic = · { $topic } — { $level ->
    [advanced] advanced level
    [basic] basic level
   *[missed] not there yet
}
progress-to-week = ← In short
progress-to-subjects = ← By subject
progress-chart-title = { GIVEN($child) ->
    [no] My marks by week
   *[yes] { $child }: marks by week
}
progress-chart-week = { SHORTDAY($at) }
progress-chart-scale = { $scale ->
    [five] Average of the week, from 2 to 5
    [pass] Passed in the week, %
   *[percent] Average of the week, %
}
progress-chart-caption =
    <b>{ GIVEN($child) ->
        [no] My marks by week
       *[yes] { $child }: marks by week
    }</b>
    Where a line breaks off there were no marks.{ $left ->
        [0] {""}
        [one] {""} { $left } more subject is under “By subject”.
       *[other] {""} { $left } more subjects are under “By subject”.
    }
progress-report = Report as a file
progress-report-name = { $name }, progress
progress-report-sent = <b>{ $name }</b>: a report to be printed.
progress-report-under = { $group } · progress as of { DATE($at) }
progress-report-foot = { $name } · { DATE($at) }
progress-report-column = { $column ->
    [average] Average
    [works] Handed in
    [overdue] Not on time
    [present] Lessons attended
    [absent] Missed
   *[subject] Subject
}
progress-report-of = { $n } of { $all }
progress-report-absent = { $n }{ $excused ->
    [0] {""}
   *[other] {""} (excused { $excused })
}
progress-report-heading = { $part ->
    [owed] Not handed in on time
   *[step] One step for this week
}
progress-lists =
    <b>Progress</b>

    Whose list shall it be?
progress-group = { $group }
progress-course = { $subject } · { $group }
progress-school = Students of my school
progress-to-lists = ← To the list
progress-to-course = ← { $subject }
progress-student = { $name }
progress-of-group =
    <b>{ $group }</b> · { $n ->
        [one] { $n } student
       *[other] { $n } students
    }

    { $lines }

    A student’s screen is the same that the family sees.
progress-of-school =
    <b>Students of my school</b> · { $n }

    { $lines }
progress-of-course =
    <b>{ $subject }</b> · { $n ->
        [one] { $n } student
       *[other] { $n } students
    }

    { $lines }
progress-in-course = { $name }: { $average }{ $owed ->
    [0] {""}
   *[other] {""} · ⏰ { $owed }
}
progress-of = { $name }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} ({ $group })
}
progress-sign-owed = ⏰ { progress-of } — not handed in on time: { $n }
progress-sign-nothing = ◻️ { progress-of } — nothing is known yet
progress-sign-silent = ◻️ { progress-of } — { $n ->
    [one] no news for { $n } day
   *[other] no news for { $n } days
}
progress-sign-fine = · { progress-of }
progress-letter-on-day = { $weekday ->
    [0] on Mondays
    [1] on Tuesdays
    [2] on Wednesdays
    [3] on Thursdays
    [4] on Fridays
    [5] on Saturdays
   *[6] on Sundays
}
progress-letter-on =
    <b>A letter once a week</b>

    It comes { progress-letter-on-day } at { $hour }:00 by your clock: what went well, what is overdue, one step for the week, each child apart.

    Choose another day if this one does not suit you.
progress-letter-off =
    <b>A letter once a week</b>

    It does not come now. To turn it on, choose a day.
progress-letter-day = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}
progress-letter-which-hour = At what hour shall the letter come { progress-letter-on-day }? The time is by your clock.
progress-letter-hour = { $hour }:00
progress-letter-back = ← To the days
progress-letter-stop = No letter
progress-letter-saved = Done
progress-letter-week =
    <b>The week until { DAYMONTH($at) }</b>
    { $lines }
progress-letter-child =
    {""}
    <b>{ $child }</b>
progress-more = { $child }: more
refusal-no-such-hour = { $address ->
    [familiar] No letters are sent at that hour. Choose another one.
   *[formal] No letters are sent at that hour. Please choose another one.
}
