menu-contacts = Who is who
menu-contacts-about = tutor, teachers, psychologist: who does what

contacts-look = Who is who
contacts-student = { $name }
contacts-which-child = Whom is it about?
contacts-which-student = Who is there for which student? Write the name or the surname.
contacts-found = { $n ->
    [1] Here is who was found.
   *[other] Which of them?
}
contacts-not-found = None of your students has that name. Try another spelling; a part of the surname is enough.

contacts-list =
    <b>{ GIVEN($student) ->
        [yes] { $student }: who is who
       *[no] Who is who
    }</b>

    { $lines }

    Tap a name to see when it is best to write, and to write.
contacts-welcome =
    <b>{ GIVEN($student) ->
        [yes] { $student }: who is there
       *[no] Who is there for you
    }</b>

    { $lines }

    Tap a name to see what to ask and when it is best to write. Later it is always here: /contacts
contacts-nobody = { GIVEN($student) ->
    [yes] { $student }: nobody
   *[no] Nobody
} is here yet. As soon as the group has a tutor and teachers, they will be here.
contacts-line = · { $name } — { contacts-role }
contacts-role = { $role ->
    [tutor] tutor
    [teacher] { $subjects }
    [psychologist] psychologist
   *[coordinator] the school’s coordinator
}
contacts-one = { $name }
contacts-back = ← Who is who
contacts-card =
    <b>{ GIVEN($student) ->
        [yes] { $student }
       *[no] { $name }
    }</b>{ GIVEN($student) ->
        [yes] { " · " }{ $name }
       *[no] { "" }
    } — { contacts-role }

    { $instead }

    { contacts-does }

    { GIVEN($when) ->
        [yes] 🕘 { $when }
       *[no] { "" }
    }
    { $usual }
contacts-usual = { $unit ->
    [minutes] { $n ->
        [0] Usually answers at once.
        [one] Usually answers within a minute.
       *[other] Usually answers within { $n } minutes.
    }
    [hours] { $n ->
        [one] Usually answers within an hour.
       *[other] Usually answers within { $n } hours.
    }
   *[days] { $n ->
        [one] Usually answers within a day.
       *[other] Usually answers within { $n } days.
    }
}
contacts-when = When to write: { WEEKDAY($begins) }–{ WEEKDAY($last) }, { TIME($begins) }–{ TIME($ends) } by your clock.
contacts-instead = Stands in for the tutor ({ $name }) until { DAYMONTH($until) }.
contacts-does = What to ask about: { $role ->
    [tutor] the timetable, missed and moved lessons, and whatever you do not know whom to ask about
    [teacher] tasks, marks, and what was not clear in a lesson
    [psychologist] worries, tiredness, quarrels, whatever you would like advice on. Only the psychologist reads it
   *[coordinator] papers, exams, and whatever the school itself decides
}.

contacts-number = 📞 { $name }
contacts-number-of = <b>{ $name }</b>
    { $number }

contacts-around =
    <b>{ $student }</b>: who is there

    { $lines }
contacts-line-staff = { $line }{ GIVEN($names) ->
    [yes] { " " }<i>(card opened by { $names })</i>
   *[no] { "" }
}{ $unread ->
    [yes] { " " }· <i>has not read about them</i>
   *[no] { "" }
}

contacts-my-number = My telephone number
contacts-mine =
    <b>My telephone number</b>

    { GIVEN($number) ->
        [yes] { $number }

            It is seen by { contacts-viewers }. Nobody else.
       *[no] Nobody sees it now.

            Once shown, it is seen by { contacts-viewers }. Nobody else.
    }
contacts-viewers = { $to ->
    [families] your students, their parents, these students’ tutors and the administrator
    [tutors] your children’s tutors and the administrator
   *[both] your students, their parents, the tutors of these students and of your children, and the administrator
}
contacts-share = Show my number
contacts-hide = Stop showing it
contacts-share-how =
    Press the key below, and Telegram sends your number. A typed one will not do: that way nobody can show somebody else’s.

    It will be seen by { contacts-viewers }. Nobody else.
contacts-key-share = 📞 Show my number
contacts-key-no = Do not show it
contacts-shared = ✓ Your number is shown. You can hide it at any moment: “Settings” → “My telephone number”.
contacts-not-shared = All right, nobody will see your number.
refusal-number-not-yours = This is not your number, so it is shown to nobody. Press “Show my number” below, and Telegram sends yours.
