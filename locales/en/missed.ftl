missed-report =
    <b>Not said in time</b>
    The bot was away; it is too late to send this:{ $reminders ->
        [0] {""}
       *[other] {""}

            · { $reminders ->
                [one] { $reminders } reminder of a lesson
               *[other] { $reminders } reminders of lessons
            } (lessons: { $lessons })
    }{ $others ->
        [0] {""}
       *[other] {""}

            · { $others ->
                [one] { $others } letter or notice
               *[other] { $others } letters or notices
            }
    }

    Announcements and changes of the timetable are not lost: the bot still sends them.
missed-show = Show the list
missed-list =
    <b>Who was not told in time</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}

            …and { $more } more.
    }
missed-lesson = · { $subject }, { WHEN($at) }: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
missed-others = · Letters and notices: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
