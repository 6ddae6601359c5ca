menu-downloads = Downloads
menu-downloads-about = the school’s tables as files
downloads-what =
    <b>Tables as files</b>

    Which one would you like? You can correct timetable, marks and attendance in the table and send it back: only what you have corrected will change.
downloads-kind = { $kind ->
    [timetable] Timetable
    [marks] Marks and works
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
