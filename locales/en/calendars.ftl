menu-calendar = Calendar
menu-calendar-about = your own timetable in the calendar of your telephone
calendars-name = timetable
calendars-card =
    <b>The timetable in a calendar</b>

    { $state ->
        [published] The address works. If somebody else has learned it, make a new one: the old one stops working at once.
        [possible] A file is the timetable of today and does not follow changes. A subscription does: lessons that move or are cancelled appear in your calendar.
       *[file] A file is the timetable of today. If lessons move, get a new one.
    }
calendars-get-file = File for the calendar
calendars-publish = Address to subscribe to
calendars-publish-again = New address
calendars-withdraw = Switch the address off
calendars-withdrawn = The address works no more.
calendars-copy = Copy the address
calendars-address =
    <b>The address of your timetable</b>

    <code>{ $link }</code>

    Paste it into the calendar of your telephone: “Add calendar by link”. Show it to nobody: whoever knows it reads the timetable. The address before works no more.
calendars-file = { $n ->
    [0] No lessons are ahead; the calendar is empty.
    [one] { $n } lesson. { calendars-open }
   *[other] { $n } lessons. { calendars-open }
}
calendars-open = Open the file on your telephone; it offers to add everything to the calendar.
calendars-lesson = { GIVEN($children) ->
    [no] { $subject }
   *[yes] { $children }: { $subject }
}
calendars-teacher = Teacher: { $names }
refusal-no-address = This school offers no subscription: the bot can’t be reached from the internet. Take the file.
