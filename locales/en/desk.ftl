menu-ask = Write
menu-ask-about = to the tutor, a teacher, the psychologist
menu-desk = Requests
menu-desk-about = questions of families and your answers

desk-who = { $kin ->
    [self] { $name }
    [mother] mother, { $name }
    [father] father, { $name }
    [grandmother] grandmother, { $name }
   *[guardian] guardian, { $name }
}
desk-staff = { $name }
desk-role = { $role ->
    [tutor] tutor
    [teacher] teacher
    [psychologist] psychologist
   *[coordinator] coordinator
}
desk-whom-one = { $role ->
    [teacher] { $subjects }: { $name }
    [tutor] Tutor: { $name }
    [psychologist] Psychologist: { $name }
   *[coordinator] Coordinator: { $name }
}
desk-one = { $whom }
desk-child = { $name }
desk-which-child = { $n ->
    [0] There is nobody to write about yet: please ask at your school.
   *[other] Who is it about?
}
desk-whom = { GIVEN($student) ->
    [yes] { $student }: whom would you like to write to?
   *[no] Whom would you like to write to?
}

    Nobody will see a phone number.
desk-no-contacts = { GIVEN($student) ->
    [yes] { $student }: there is nobody to write to yet
   *[no] There is nobody to write to yet
}. As soon as the group has a tutor, they will be here.
desk-type = Write your message: words, a voice note, a photo or a file. { $n ->
    [1] { $names } ({ desk-role }) will get it.
   *[other] { $names } ({ desk-role }) will get it.
}

desk-about-whom = { $n ->
    [0] There is nobody to pass this on to yet.
   *[other] Pass this on to the tutor? Who is it about?
}
desk-about = { $name }: to the tutor
desk-nobody = To nobody, this was a mistake
desk-dropped = All right, nobody gets it.
refusal-sent-already = This message has been decided on already.

desk-passed-on =
    { GIVEN($student) ->
        [yes] { $student }: passed on
       *[no] Passed on
    } to { $names } ({ desk-role }). The answer will come here; you can add more.
desk-elsewhere = { $n ->
    [0] The school does not correspond through Telegram: nobody has got this message. Please ask at your school.
   *[other] The school does not correspond through Telegram: nobody has got this message. Please call the school or ask in person: { $names }.
}
refusal-nobody-hears = { $n ->
    [0] There is nobody to pass this on to: the group has no tutor yet. It was not sent; please turn to your school.
    [1] It was not sent: { $names } can't be reached in Telegram just now. Please call the school.
   *[other] It was not sent: { $names } can't be reached in Telegram just now. Please call the school.
}

desk-asked =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    } · { $who }{ $edited ->
        [yes] { " " }<i>(edited)</i>
       *[no] { "" }
    }

    { $body }

    { $answered }
desk-answered-by = ✓ { $name }, { BRIEF($at) }
desk-answered =
    { GIVEN($student) ->
        [yes] <b>{ $student }</b> · { $name }
       *[no] <b>{ $name }</b>
    }, { desk-role }{ $edited ->
        [yes] { " " }<i>(edited)</i>
       *[no] { "" }
    }

    { $body }
desk-answer = Answer
desk-close = Close
desk-show = Show the thread
desk-type-answer = <b>{ $student }</b> · { $who }

    Write your answer: words, a voice note, a photo or a file.
desk-answer-sent = ✓ { $student }: your answer goes to { $who }.
desk-closed = { $student }: the request is closed. A new message of the family opens it again.
refusal-family-away = { $name } can't be reached in Telegram just now. The answer was not sent: better give them a call.
desk-which-member = { $student }: whom would you like to write to?
desk-no-member = { $student }: nobody of the family is in Telegram yet.

desk-list =
    <b>{ $state ->
        [open] Waiting for an answer
        [waiting] Answered
       *[done] Closed
    }: { $n }</b>

    { $lines }

    { $minutes ->
        [-1] { "" }
        [0] You usually answer at once.
        [one] You usually answer within { $minutes } minute.
       *[other] You usually answer within { $minutes } minutes.
    }
desk-line = · { $name }, since { BRIEF($since) }
desk-thread = { $name }
desk-state = { $state ->
    [open] Waiting
    [waiting] Answered
   *[done] Closed
}: { $n }
desk-earlier = ← Back
desk-later = More →
desk-card =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { $state ->
        [open] Waiting for an answer since { BRIEF($since) }
        [waiting] Answered { BRIEF($since) }
       *[done] Closed { BRIEF($since) }
    }

    { $family }

    { $lines }
desk-member = · { $who }
desk-said = <i>{ BRIEF($at) }, { $who }</i>{ $n ->
    [0] { "" }
   *[other] { " " }📎
}
    { $text }
desk-write-family = Write to the family
desk-back = ← To the list
