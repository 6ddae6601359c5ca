menu-ask = Write
menu-ask-about = to the tutor, a teacher, the psychologist
menu-desk = Messages
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
desk-write-to = ✉️ Write
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

desk-about-whom = Pass this on to the tutor? Who is it about?
desk-about = { $name }: to the tutor
desk-nobody = To nobody, this was a mistake
desk-dropped = All right, nobody gets it.
refusal-sent-already = This message has been decided on already.

desk-passed-on =
    { GIVEN($student) ->
        [yes] { $student }: passed on
       *[no] Passed on
    } to { $names } ({ desk-role }).{ GIVEN($promise) ->
        [yes] { " " }{ $promise }
       *[no] { "" }
    } The answer will come here; you can add more.

    { $maybe }
desk-urgent = ‼️ Urgent: { desk-urgency }
desk-urgency = { $why ->
    [health] health and safety
    [today] it is today
    [link] the lesson does not open
   *[exam] an exam
}
desk-hurry = This is urgent
desk-why-urgent = Why can it not wait?
desk-hurried = It went at once.
desk-promise = You will have an answer by { BRIEF($at) }.
desk-promised = <b>{ $student }</b>: the family was promised an answer by { TIME($at) }, and there is none yet.
desk-missed = { GIVEN($student) ->
    [yes] { $student }: the promised answer has not come
   *[no] The promised answer has not come
}; it was due { BRIEF($at) }. We are sorry! The question is not lost and comes first: { $n ->
    [1] { $names } answers
   *[other] { $names } answer
}. { $address ->
    [familiar] If it can't wait, ask an adult to call the school.
   *[formal] If it can't wait, please call the school.
}
desk-late = <b>{ $student }</b>: the answer promised by { BRIEF($at) } has not come yet. The family knows, and waits.
desk-until = { $late ->
    [yes] ⏰ answer promised by { BRIEF($at) }
   *[no] answer promised by { BRIEF($at) }
}
desk-left = <b>{ $student }</b>: the family's question has no answer, and { $name } has nothing to do with this student any more. Who answers? Only the one you choose will see the question.
desk-who-instead = Choose who answers
desk-stranded = { $name }: nobody left to answer
desk-whom-instead = <b>{ $student }</b>: who answers the question that { $name } was asked?

    Only the one you choose will see the question; what was said before stays closed. The family hears who answers.
desk-handed-on = ✓ { $student }: the question was passed on to { $names }. The family has been told.
desk-taken = { GIVEN($student) ->
    [yes] { $student }: your question is
   *[no] Your question is
} { $n ->
    [1] answered
   *[other] answered
} by { $names } ({ desk-role }) now.
refusal-no-longer = Nothing was sent: { $names } has nothing to do with this student any more. Choose to whom to write: /ask
desk-unheard = { GIVEN($student) ->
    [yes] { $student }: your message did not arrive
   *[no] Your message did not arrive
}. { $names } can't be reached in Telegram just now. Please call the school.
desk-waits = The family has quiet hours, so the answer arrives { BRIEF($at) }.
desk-elsewhere =
    { $n ->
    [0] The school does not correspond through Telegram: nobody has got this message. Please ask at your school.
   *[other] The school does not correspond through Telegram: nobody has got this message. Please call the school or ask in person: { $names }.
    }

    { $maybe }
refusal-nobody-hears = { $n ->
    [0] There is nobody to pass this on to: the group has no tutor yet. It was not sent; please turn to your school.
    [1] It was not sent: { $names } can't be reached in Telegram just now. Please call the school.
   *[other] It was not sent: { $names } can't be reached in Telegram just now. Please call the school.
}

desk-asked =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }{ GIVEN($who) ->
        [yes] { " · " }{ $who }
       *[no] { "" }
    }{ $edited ->
        [yes] { " " }<i>(edited)</i>
       *[no] { "" }
    }
    { $urgent }

    { $body }

    { $answered }
desk-solved = ✓ The family has found the answer, { BRIEF($at) }: no reply is needed.
desk-answered-by = ✓ { $name }, { BRIEF($at) }
desk-answered =
    { GIVEN($student) ->
        [yes] <b>{ $student }</b> · { $name }
       *[no] <b>{ $name }</b>
    }, { desk-role }{ $edited ->
        [yes] { " " }<i>(edited)</i>
       *[no] { "" }
    }
    { $urgent }

    { $body }
desk-answer = Answer
desk-answer-one = Answer: { $who }
desk-close = Close
desk-show = Show the thread
desk-type-answer = <b>{ $student }</b>{ GIVEN($who) ->
        [yes] { " · " }{ $who }
       *[no] { "" }
    }

    Write your answer: words, a voice note, a photo or a file.
desk-answer-sent = ✓ { $student }: your answer { GIVEN($who) ->
    [yes] goes to { $who }
   *[no] is passed on
}. { $until }
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
        [60] You usually answer within an hour.
        [one] You usually answer within { $minutes } minute.
       *[other] You usually answer within { $minutes } minutes.
    }
desk-line = · { $name }, { BRIEF($since) }{ GIVEN($until) ->
    [yes] , { $until }
   *[no] { "" }
}
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
    }{ GIVEN($until) ->
        [yes] , { $until }
       *[no] { "" }
    }
    { $n ->
        [1] Answered by
       *[other] Answered by any of
    }: { $names }{ $minutes ->
        [-1] { "" }
        [0] . First answer: at once
       *[other] . First answer: after { $minutes } min
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

desk-forum-mine = This is my chat for writing with families
desk-forum-means =
    <b>“{ $title }”</b>: a chat for writing with families?

    Each family will have a topic: what it writes comes there, your answer in the topic goes to the family.

    Everybody in the chat reads all of it, and so will those who are added later. So nobody may be in it but you, the bot, and tutors of all the same students. The bot checks that by the number of members before each talk; if somebody else appears, messages go to your private chat again.

    Needed: topics switched on, and the bot as an administrator who may manage topics.
desk-forum-yes = I understand, link it
desk-forum-looking = “{ $title }”: looking who is in the chat and what I may do there.
desk-forum-looked = { $trouble ->
    [none] “{ $title }” is linked: new messages of families go there, each family has a topic.
    [strangers] “{ $title }”: somebody is in the chat who may not read what your families write. Messages come to you here. Leave nobody in the chat but yourself, the bot, and tutors of all the same students.
    [no-topics] “{ $title }”: the chat has no topics. Messages come to you here. Switch topics on in the settings of the group.
    [no-rights] “{ $title }”: I lack rights. Messages come to you here. Make me an administrator who may manage topics.
    [kicked] “{ $title }”: I was shown out of the chat. Messages come to you here.
   *[other] “{ $title }”: I can't write there. Messages come to you here.
}
desk-forum-again = Look again
desk-forum-unlink = Unlink the chat
desk-forum-off = “{ $title }” is unlinked. Messages of families come here.
refusal-not-tutor = Only a tutor needs such a chat.
refusal-forum-taken = This chat is taken: it is linked to a group or to another tutor.
refusal-to-whom = { $n ->
    [0] There is nobody yet: none of this family has written. Press /desk in the private chat with me.
   *[other] { $n } people wait for an answer: { $names }. Please reply to the message of the one you write to; this was sent to nobody.
}
desk-topic =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }

    { $family }

    Write in this topic: the answer goes to whoever has asked. To answer somebody else, reply to their message.
