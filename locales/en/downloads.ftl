menu-downloads = Downloads
menu-downloads-about = the school’s tables as files
downloads-what =
    <b>Tables as files</b>

    Which one would you like? You can correct timetable, marks and attendance in the table and send it back: only what you have corrected will change.
downloads-kind = { $kind ->
    [timetable] Timetable
    [marks] Marks, tasks and levels
    [requests] Requests
    [receipts] Who has confirmed
   *[attendance] Attendance
}
downloads-whose = <b>{ downloads-kind }</b>: whose table shall it be?
downloads-everybody = All my groups
downloads-group = { $group }
downloads-when = <b>{ downloads-kind }</b>: of which time?
downloads-period = { $period ->
    [month] This month
    [term] The last 90 days
   *[all] All the time
}
downloads-back = ← To the tables
downloads-nothing = <b>{ downloads-kind }</b>: there is nothing of that time.
downloads-file =
    <b>{ $name }</b>: { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }.{ $apart ->
        [0] {""}
       *[other] {" "}And { $apart } more on the second sheet: that one is for reading only, such rows can’t be taken back from a file.
    }
downloads-apart = for reading only
downloads-passed = { $score ->
    [1] passed
   *[0] fail
}
downloads-name = { $kind ->
    [requests] requests
   *[receipts] who has confirmed
}
downloads-column = { $column ->
    [student] student
    [request] request
    [subject] subject
    [task] task
    [lesson_at] lesson
    [cause] cause
    [comment] the family’s words
    [teacher] teacher
    [state] state
    [since] since
    [offered] fixed or offered for
    [reason] answer
    [what] what
    [title] about
    [sent] sent
    [person] to whom
    [arrival] delivery
    [answer] confirmed
   *[answered] confirmed at
}
downloads-word = { $word ->
    [RequestKind-move] to move a lesson
    [RequestKind-makeup] to make up a missed lesson
    [RequestKind-redo] to do it again
    [RequestCause-illness] illness
    [RequestCause-technical] no connection or no power
    [RequestCause-business] something else to do
    [RequestCause-unclear] the topic was not understood
    [RequestState-asked] waits for the teacher
    [RequestState-countered] waits for the family
    [RequestState-agreed] the teacher agrees, waits for the tutor
    [RequestState-declined] the teacher declines, waits for the tutor
    [RequestState-assigned] fixed
    [RequestState-refused] refused
    [RequestState-withdrawn] withdrawn
    [What-announcement] announcement
    [What-guide] guide
    [What-change] change of the timetable
    [Arrival-sent] delivered
    [Arrival-waiting] on its way
    [Arrival-away] did not get through
    [Arrival-void] called off
    [Reply-seen] yes
   *[Reply-cannot] can’t come
}
