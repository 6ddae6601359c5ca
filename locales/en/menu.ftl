menu-stranger =
    Hello! I am the bot of a distance-learning school: timetable, changes, and a line to the tutor.

    You can join with an invitation. Open the link in it, or send me the code — ten letters and digits on your card.

    No invitation? Ask the tutor or your school for one.
menu-daily-shelf =
    Hello, { $name }! Here is what I can do:

    { $lines }
menu-line = <b>{ $label }</b> — { $about }
menu-start-about = begin and see what I can do
menu-daily = Menu
menu-school = School
menu-school-about = tables, holidays, bells, clashes
menu-school-shelf =
    🏫 How the school is set up:

    { $lines }
menu-own = Personal
menu-own-about = who is who, calendar, settings, my data
menu-own-shelf =
    All that is just for you:

    { $lines }
