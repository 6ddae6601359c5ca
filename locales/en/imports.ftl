menu-import = Import a timetable
menu-import-about = the week’s timetable from a file
imports-how =
    <b>A timetable from a file</b>

    Send me a table, XLSX or CSV, with a row for each lesson of the week. A calendar (.ics) will do as well. First I show what would change, and I touch nothing until you tap “Apply”.

    The file stands for the whole week of the groups that it names: lessons of these groups that are not in it leave the timetable. Other groups stay as they are.

    Two kinds of tables will do: with the start and the end of a lesson, or with a number of periods. What subgroups consist of can be sent as a file of its own. Here are examples:
imports-example-clock = Example: start and end
imports-example-periods = Example: periods
imports-example-sets = Example: subgroups
imports-example = An example. Open it in any spreadsheet program, put your own rows in, save it and send it here.
imports-file-clock =
    day,start,end,subject,teacher,group,room,link
    Mon,09:00,09:40,Algebra,Dmitry Lapin,8-D,,{ $link }
    Wed,11:00,11:40,Physics,T. Orlova,8-D,12,
    Fri,10:00,10:40,English,A. Kim|R. Belykh,8-D first|8-D second,,{ $link }
imports-file-periods =
    id,day,start,duration,subject,teachers,students,room,link
    1,Monday,09:00,1,Algebra,Dmitry Lapin,8-D,,{ $link }
    2,Monday,09:45,2,Physics,T. Orlova,8-D,12,
    3,Tuesday,09:00,2,English,A. Kim,8-D first,,
imports-file-sets =
    set,part
    8-D,8-D first
    8-D,8-D second
    Choir,8-D first
imports-template = { $kind ->
    [clock] timetable by the clock
    [periods] timetable in periods
    [sets] subgroups
    [tasks] tasks
    [works] works handed in
    [attendance] attendance
    [levels] levels
    [families] students and families
    [staff] staff
    [teaching] who teaches what
   *[marks] marks
}
imports-choices = { $column ->
    [day] Mon|Tue|Wed|Thu|Fri|Sat|Sun
    [attendance] present|late|absent|excused
    [level] not mastered|basic|advanced
    [scale] five|pass|percent
    [carried] yes|no
    [role] tutor|teacher|psychologist|coordinator|administrator
   *[other] { "" }
}
imports-too-large = The file “{ $name }” is larger than { $megabytes } MB, which is more than I can read. Send it in parts: each group may have a file of its own.
imports-preview =
    <b>{ $name }</b>

    { $lines }
imports-busy-heading =
    {""}
    ⚠ Students are wanted at their own school. You can apply it all the same, and decide about that in “Clashes” (/clashes).
imports-busy = · { $what } — concerns { $n ->
    [one] { $n } student
   *[other] { $n } students
}
imports-changed-meanwhile = Something has changed while you were looking. This is what would happen now, please check again:
imports-nothing-new = { $count ->
    [0] “{ $name }”: all of it is so already. There is nothing to change.
    [one] “{ $name }”: { $count } lesson a week, and it is in the timetable already. There is nothing to change.
   *[other] “{ $name }”: { $count } lessons a week, and all are in the timetable already. There is nothing to change.
}
imports-lessons = { $count ->
    [one] The file has { $count } lesson a week.
   *[other] The file has { $count } lessons a week.
}
imports-added = To be added: { $count }
imports-changed = To be changed: { $count }
imports-becomes = · { $was } → { $now }
imports-item = · { $what }
imports-more = …and { $count } more
imports-dropped = To leave the timetable: { $count } — they are not in the file, which stands for the whole week of these groups
imports-unchanged = Unchanged: { $count }
imports-new-groups = { $count ->
    [one] New group: { $names }
   *[other] New groups ({ $count }): { $names }
}
imports-new-teachers = { $count ->
    [one] New teacher: { $names }
   *[other] New teachers ({ $count }): { $names }
}
imports-parts = { $unlinked ->
    [0] Subgroups: { $linked } links to be added
   *[other] Subgroups: { $linked } links to be added, { $unlinked } to be removed
}
imports-ignored = I don’t know these columns and have not read them: { $columns }
imports-no-clashes = No clashes.
imports-clashes =
    {""}
    { $count ->
        [one] { $count } clash. You can apply the file as it is, but it would be better to mend this first:
       *[other] { $count } clashes. You can apply the file as it is, but it would be better to mend them first:
    }
imports-clash = { $kind ->
    [teacher] · { $who } in two lessons at once: { $first } and { $second }
    [room] · Room { $who } for two lessons at once: { $first } and { $second }
   *[students] · { GIVEN($who) ->
        [no] Shared students
       *[yes] { $who }
    } in two lessons at once: { $first } and { $second }
}
imports-other-lesson = a lesson of another group
imports-lesson = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
} { $starts }–{ $ends } { $subject }{ GIVEN($groups) ->
    [no] {""}
   *[yes] {""} · { $groups }
}{ GIVEN($teachers) ->
    [no] {""}
   *[yes] {""} · { $teachers }
}{ GIVEN($room) ->
    [no] {""}
   *[yes] {""} · room { $room }
}
imports-apply = Apply
imports-cancel = Cancel
imports-put-aside = { $what ->
    [timetable] “{ $name }” is put aside; nothing in the timetable has changed.
    [gradebook] “{ $name }” is put aside; nothing in the gradebook has changed.
   *[other] “{ $name }” is put aside. Nothing has changed.
}
imports-nothing = “{ $name }”: it is all so already. There is nothing to change.
imports-stop = Stop
imports-going-on = { $stage ->
    [reading] Reading the file… It is a large one; I will say when I am done.
    [comparing] Comparing it with what there is: { $percent }%.
   *[writing] Writing it down. That can take a minute and can’t be stopped any more.
}
imports-failed = The file could not be read to its end. Nothing has changed: send it once more in a while.
imports-done =
    Done: “{ $name }” is in the timetable now.

    Added: { $added }, changed: { $changed }, removed: { $dropped }. The lessons of the coming weeks are in place.{ $clashes ->
        [0] {""}
       *[other] {""} Clashes: { $clashes }, see /clashes
    }
imports-broken =
    <b>“{ $name }” is not applied yet</b>

    { $count ->
        [one] There is { $count } mistake. Mend it in your table and send the file again; nothing has changed so far.
       *[other] There are { $count } mistakes. Mend them in your table and send the file again; nothing has changed so far.
    }

    { $lines }
imports-report = { $count ->
    [one] The same table: its first column says what to mend. Mend it and send it here.
   *[other] The same table: its first column says what to mend in each row. Mend it and send it here.
}
imports-report-name = mistakes
imports-report-column = To be mended
imports-at = { $line ->
    [0] · { $what }
   *[other] { GIVEN($column) ->
        [no] · Line { $line }. { $what }
       *[yes] · Line { $line }, column “{ $column }”. { $what }
    }
}
imports-column = { $column ->
    [person] school number
    [name] name
    [id] id
    [day] day
    [start] start
    [end] end
    [minutes] minutes
    [duration] duration
    [subject] subject
    [teachers] teachers
    [groups] groups
    [room] room
    [link] link
    [set] set
    [part] part
    [student] student
    [group] group
    [task] task
    [due] due
    [date] date
    [weight] weight
    [scale] scale
    [mark] mark
    [what_for] what for
    [handed_in] handed in
    [carried] carried
    [attendance] attendance
    [reason] reason
    [topic] topic
    [level] level
    [full_name] full name
    [given] given name
   *[other] { $column }
}
imports-problem-too-large = The file has too many bytes ({ $value }), twenty megabytes fit. Send the file in parts, group by group.
imports-problem-empty-file = The file is empty. Save your table once more and send it.
imports-problem-unknown-encoding = I can’t read the file’s encoding. Save the table as “CSV UTF-8” and send it again.
imports-problem-nul-bytes = This is no table but another document. Save the table as XLSX or “CSV UTF-8” and send it again.
imports-problem-old-workbook = This file has the old XLS format, or a password. Remove the password, save the table as XLSX and send it again.
imports-problem-broken-workbook = The file is damaged and can’t be opened. Save the table once more and send it.
imports-problem-broken-calendar = The calendar is damaged and can’t be read. Export it once more and send the .ics file.
imports-problem-calendar-too-large = The calendar has more than four megabytes. Export the timetable of one group or one month and send that.
imports-problem-no-workbook = This is an archive, not a table. Send the XLSX or CSV file itself.
imports-problem-macros = The file has macros in it; I don’t open such files. Save the table as XLSX, without macros, and send it again.
imports-problem-external-links = The table refers to other files. Copy it, paste “values only” into a new file, and send that.
imports-problem-unpacks-too-large = There is too much inside this file, more than a school’s lists ever have. Send it in parts, group by group.
imports-problem-sheet-too-wide = Cell { $value } far away is filled in, which makes the table huge. Delete the odd rows and columns beyond its edge.
imports-problem-formula = Cell { $value } has a formula without a result. Open the file in a spreadsheet program and save it again, or put the value there.
imports-problem-merged-cells = Merged cells begin at { $value }, so it is unclear whom the rows are about. Unmerge them and put the value into each row.
imports-problem-too-many-columns = The first row has { $value } columns, more than any such table. Check that this is the right table.
imports-problem-too-many-rows = There are more than two hundred thousand rows. Send the file in parts, group by group.
imports-problem-duplicate-column = This column is there twice. Leave one of them.
imports-problem-missing-column = There is no such column, and it is needed. Add it to the first row; there are examples in /import and in “Gradebook”.
imports-problem-no-rows = There is only a header. Add rows below it.
imports-problem-broken-quotes = Quotation marks are not closed. Remove the odd one, or double those inside a text.
imports-problem-wrong-field-count = This row has { $value } cells, which is not as many as the first row of the table. Add empty cells or remove the odd ones.
imports-problem-field-too-long = “{ $value }” is too long. Make it two hundred characters or less.
imports-problem-unknown-weekday = “{ $value }” is no weekday that I know. Write “Mon”, “Tuesday” or a number from 1 to 7.
imports-problem-bad-time = “{ $value }” is no time. Write hours and minutes, for example 09:40.
imports-problem-bad-duration = “{ $value }” is no number of periods. Write how many periods the lesson takes, for example 1 or 2.
imports-problem-bad-minutes = “{ $value }” is no number of minutes. Write how many minutes the lesson takes, for example 40.
imports-problem-missing-end = It does not say when the lesson ends. Write the time of its end or how many minutes it takes.
imports-problem-end-before-start = The lesson ends at { $value }, before it starts. Change the start or the end.
imports-problem-past-midnight = The lesson runs past midnight (“{ $value }”). Let it end on the same day, before 24:00.
imports-problem-too-long = The lesson takes more than eight hours (“{ $value }”). Check its start and end.
imports-problem-empty-subject = The subject is missing. Write it in.
imports-problem-empty-group = The group is missing. Write it in, spelled as in the other rows.
imports-problem-bad-link = “{ $value }” is no link. Copy the whole address, with everything before the two slashes.
imports-problem-duplicate-row = This row repeats another one word for word. Delete one of them.
imports-problem-duplicate-id = Another lesson has the id “{ $value }” already. Give each lesson its own id or remove the column of ids.
imports-problem-empty-set = The set with the part “{ $value }” has no name. Write it in or delete the row.
imports-problem-empty-part = It does not say what “{ $value }” consists of. Write a part in or delete the row.
imports-problem-bad-date = “{ $value }” is no date. Write day, month and year, for example 2026-10-14 or 14.10.2026.
imports-problem-day-ahead = { $value } has not come yet. Correct the date.
imports-problem-no-consent = { $value }: no parent has consented, so this can’t be noted. Who has not decided yet: /consent
imports-problem-unknown-student = There is no student “{ $value }” among yours. Write given name and surname as the group's list has them.
imports-problem-several-students = Several students are called “{ $value }”. Add a column “group”.
imports-problem-unknown-course = This student or group has no subject “{ $value }”. Write it as the timetable has it.
imports-problem-several-courses = This student has “{ $value }” in two groups. Add a column “group”.
imports-problem-unknown-group = There is no group “{ $value }” among yours. Write it as the timetable has it.
imports-problem-unknown-task = There is no task “{ $value }” in this subject. Send the file with the tasks first.
imports-problem-empty-task = The task has no name. Fill it in.
imports-problem-empty-topic = The topic has no name. Fill it in.
imports-problem-bad-mark = “{ $value }” is not on the scale of this subject: 2 to 5, pass or fail, or percent.
imports-problem-bad-level = “{ $value }” is no level. Write “missed”, “basic” or “advanced”.
imports-problem-bad-attendance = “{ $value }” does not say whether the student was there. Write “present”, “late”, “absent” or “excused”.
imports-problem-bad-weight = “{ $value }” is no weight. Write a number, for example 1 or 0.5.
imports-problem-bad-scale = “{ $value }” is no scale that I know. Write “five”, “pass” or “percent”.
imports-problem-bad-flag = “{ $value }”: write “yes” or “no”.
imports-problem-no-such-lesson = { $value }: this student had no such lesson on that day. Check date and subject.
imports-problem-several-lessons = { $value }: there were several lessons on that day. Add columns “subject” and “start”.
imports-problem-empty-name = “{ $value }” is no name. Write the given name and the surname.
imports-problem-bad-role = “{ $value }” is no role that I know. Write “tutor”, “teacher”, “psychologist”, “coordinator” or “administrator”.
imports-problem-empty-school = It does not say which school the coordinator answers for. Write it there.
imports-problem-unknown-number = Number “{ $value }” is none of yours. Take the number from the downloaded list, or leave the cell empty.
imports-problem-unknown-teacher = There is no teacher “{ $value }” in the school. Send them in the list of staff first.
imports-problem-several-teachers = There are several teachers named “{ $value }”. Add to their names in the list of staff.
imports-problem-not-your-list = Lists of staff and of who teaches what come from an administrator. Ask them, or send a list of students.
imports-problem-not-your-school = A whole school as a set is for an administrator to bring in. Pass the file on to them, or send a table of students.
imports-problem-said-twice = “{ $value }”: a row above speaks of the same. Keep one of them.
imports-problem-not-your-group = The group “{ $value }” is another tutor’s. Remove this row, or ask that tutor or an administrator to send the file.
imports-problem-not-your-set = What “{ $value }” consists of is for its tutor or an administrator to change. Remove it from the file of subgroups.
imports-problem-nobodys-lesson = The lesson “{ $value }” has no group. Write the group in; meetings without students are imported by an administrator.
imports-problem-skipped-time = There will be no { $value } on { DATE($at) }: the clocks change that night. Put the lesson at another time.
imports-problem-too-many-sets = The file has { $value } sets, two thousand fit. Send the subgroups in parts, class by class.
refusal-file-used = This file has been decided on already. If it is needed again, send it once more.
refusal-file-broken = The file has mistakes, so nothing has changed in the timetable. Mend them and send the file again.
imports-in-file = { $file }: { $what }
imports-problem-no-manifest = There is no { $value } in the archive. Export the whole OneRoster set, with its CSV files at the top of the archive.
imports-problem-other-version = The set is of version “{ $value }”, and OneRoster 1.2 is what is read. Export it in that version.
imports-problem-file-absent = The manifest promises this file, and it is not in the archive. Export the set again.
imports-problem-empty-sourced-id = The column “{ $value }” is empty. Rows are told apart by it: fill it in.
imports-problem-sourced-twice = The id “{ $value }” stands further up already. Leave one of the rows.
imports-problem-dangling-id = “{ $value }” is neither in the set nor among what was imported before. Add the missing row or remove the reference.
imports-problem-bad-status = “{ $value }” is no status of a row. Leave the cell empty if the row is in force.
imports-problem-bad-range = “{ $value }” is no range of points. Give the most points a piece of work can get, such as 100.
imports-problem-out-of-range = “{ $value }” does not fit the points of this piece of work, or the scale the subject is marked on here. Mend the score, or its line in lineItems.csv.
imports-problem-unknown-range = How many points “{ $value }” is out of can't be told. Add its line to lineItems.csv.
imports-command-broken = Nothing has changed. Mend these rows and try again:
imports-command-zone = Times: { $zone }.
imports-command-nothing = All of it is so already, there is nothing to change.
imports-command-applied = { $what ->
    [timetable] Done: the timetable is up to date.
   *[other] Done: everything has been taken over.
}
imports-command-stage = { $stage ->
    [reading] Reading the file and comparing it with what is there…
   *[writing] Writing…
}
imports-command-bar = { $stage ->
    [comparing] Comparing
   *[reading] Reading
} { $bar } { $n }%
imports-command-stopped = Stopped: nothing has changed.
imports-command-question = Line { $line }. { $name }{ GIVEN($of) ->
    [yes] {" "}({ $of })
   *[no] {""}
}: the school knows somebody of this name already.
imports-command-candidate = { GIVEN($of) ->
    [yes] { $number } · { $name } — { $of }
   *[no] { $number } · { $name }
}
imports-command-somebody-else = 0 · somebody else
imports-command-number = Who is it? Number
imports-command-open = Nothing has been changed: somebody has to say who the namesakes are. Run the command in a terminal, or send the file to the bot.
imports-command-only-shown = Nothing has changed yet: repeat the command with “--{ $flag }”.
