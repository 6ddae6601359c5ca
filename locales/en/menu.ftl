menu-stranger =
    Hello! I am the bot of a distance-learning school: timetable, changes, and a line to the tutor.

    You can join with an invitation. Open the link in it, or send me the code — ten letters and digits on your card.

    No invitation? Ask the tutor or your school for one.
menu-greeting =
    Hello, { $name }! Here is what I can do:

    { $lines }
menu-line = <b>{ $label }</b> — { $about }
menu-start-about = begin and see what I can do
