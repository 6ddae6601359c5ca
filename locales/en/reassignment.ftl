menu-redo = Requests
menu-redo-about = moved lessons, making up for missed ones, new attempts
reassignment-offer-lesson = Move it or make up for it
reassignment-offer-task = Ask to redo it
reassignment-when = { $timed ->
    [yes] { WHEN($at) }
   *[no] by { WHEN($at) }
}
reassignment-when-brief = { $timed ->
    [yes] { BRIEF($at) }
   *[no] by { BRIEF($at) }
}
reassignment-title = <b>{ GIVEN($child) ->
    [no] { $kind ->
        [move] Move a lesson
        [makeup] Make up for a lesson
       *[redo] Do a lesson again
    }
   *[yes] { $child }: { $kind ->
        [move] move a lesson
        [makeup] make up for a lesson
       *[redo] do a lesson again
    }
}</b> — { $subject }, { WHEN($at) }
reassignment-title-task = <b>{ GIVEN($child) ->
    [no] Redo a task
   *[yes] { $child }: redo a task
}</b> — “{ $title }”, { $subject }
reassignment-list =
    <b>Requests</b>{ $waiting ->
        [0] {""}
       *[other] {" "}· waiting for you: { $waiting }
    }

    { $lines }
reassignment-list-empty =
    <b>Requests</b>

    { $asks ->
        [yes] None yet. Here you can ask to move a lesson, to make up for a missed one or to redo a task.
       *[no] There are none now. When a student or a parent asks for something, a card will come.
    }
reassignment-list-line = { $waits ->
    [yes] ➜{" "}
   *[no] {""}
}{ $title }
    <i>{ $state ->
        [asked] { $hours ->
            [0] { $phoned ->
                [yes] the teacher has to be called
               *[no] waiting for the teacher
            }
           *[other] no answer from the teacher for { $hours } h
        }
        [countered] the teacher has offered something else
        [agreed] the teacher agrees, the tutor decides
        [declined] the teacher says no, the tutor decides
        [assigned] assigned
        [refused] refused
       *[withdrawn] withdrawn
    }</i>
reassignment-open = { GIVEN($child) ->
    [no] {""}
   *[yes] { $child }:{" "}
}{ $subject }, { $kind ->
    [move] move
    [makeup] make up
   *[redo] again
}
reassignment-new = { GIVEN($child) ->
    [no] New request
   *[yes] { $child }: new request
}
reassignment-what =
    <b>{ GIVEN($child) ->
        [no] New request
       *[yes] { $child }: new request
    }</b>

    What would you like to ask for?
reassignment-kind-move = Move a lesson
reassignment-kind-makeup = Make up for a lesson
reassignment-kind-redo-task = Redo a task
reassignment-kind-redo = Do a lesson again
reassignment-kind-for = { GIVEN($child) ->
    [no] {""}
   *[yes] { $child }:{" "}
}{ $kind ->
    [move] move the lesson
    [makeup] make up for it
   *[redo] do it again
}
reassignment-what-about =
    <b>{ $subject }</b>, { WHEN($at) }

    What would you like to ask for?
reassignment-for-whom =
    <b>“{ $title }”</b>

    For whom do you ask?
reassignment-for = { $child }
reassignment-which =
    <b>{ GIVEN($child) ->
        [no] New request
       *[yes] { $child }: new request
    }</b>

    { $of ->
        [task] Which task is to be redone?
        [move] Which lesson is to be moved?
        [makeup] Which lesson is to be made up for?
       *[redo] Which lesson is to be done again?
    }
reassignment-nothing-there =
    <b>{ GIVEN($child) ->
        [no] New request
       *[yes] { $child }: new request
    }</b>

    { $of ->
        [task] There are no tasks yet.
        [move] There are no lessons in the next two weeks.
       *[other] There were no lessons in the last two weeks.
    }
reassignment-a-task = { $subject }: { $title }
reassignment-a-lesson = { BRIEF($at) } { $subject }
reassignment-back = ← Back
reassignment-to-list = ← All requests
reassignment-group-lesson =
    { $title }

    The whole group has this lesson: it is not moved for one student without the tutor. Something else usually helps sooner:
reassignment-take-instead = { $instead ->
    [consultation] A consultation
    [recording] The recording and a task
   *[group] The lesson of another group
}
reassignment-insist = Ask to move it all the same
reassignment-why =
    { $title }

    Why?
reassignment-because = { $cause ->
    [illness] Illness
    [technical] No connection or power
    [business] Something else at that time
   *[unclear] The topic is still unclear
}
reassignment-own-words = Own words or a photo
reassignment-drop = Don’t send it
reassignment-dropped = The request was not sent. Nobody has heard of it.
reassignment-draft =
    { $title }

    { $lines }

    The request is not sent yet.
reassignment-send = Send
reassignment-describe = Add words or a photo
reassignment-wish = { $timed ->
    [yes] Suggest a time
   *[no] Suggest a due date
}
reassignment-describe-how = { $address ->
    [familiar] Write in one message what it is about, or send a photo. The teacher, the tutor and your parents will read it.
   *[formal] Write in one message what it is about, or send a photo. The teacher, the tutor and both parents will read it.
}
reassignment-instead = Instead of moving it: { $instead ->
    [consultation] a consultation
    [recording] the recording and a task
   *[group] the lesson of another group
}
reassignment-cause = Reason: { $cause ->
    [illness] illness
    [technical] no connection or power
    [business] something else at that time
   *[unclear] the topic is still unclear
}
reassignment-comment = “{ $text }”
reassignment-attached = Files attached: { $n }
reassignment-wishes = This would suit:
reassignment-wished = — { $to }
reassignment-sent = { GIVEN($teacher) ->
    [no] The request has gone to the tutor.
   *[yes] { $phoned ->
        [yes] The request is sent. The teacher ({ $teacher }) does not use the bot: the tutor will call.
       *[no] The request is sent. The teacher ({ $teacher }) looks at it first, then the tutor decides.
    }
} Below is its card: it changes by itself when something happens.
reassignment-card =
    { $news }

    { $title }
    { $lines }

    { $status }

    <i>{ $steps }</i>
reassignment-late = <b>Decided already:</b> { $name }, { WHEN($at) }.
reassignment-twice = <b>This was asked for</b> on { WHEN($at) }. Here is that request:
reassignment-record = { $n ->
    [1] { $child }: the first request in two months.
   *[other] { $child }: request number { $n } in two months. Granted: { $granted }, refused: { $refused }.
}
reassignment-status = <b>{ $state ->
    [asked] { $mine ->
        [yes] It waits for your answer.
       *[no] { $phoned ->
            [yes] The tutor will call the teacher: { $teacher }.
           *[no] Waiting for the teacher: { $teacher }.
        }
    }
    [countered] The teacher agrees, but { GIVEN($to) ->
        [no] at another time.
       *[yes] { $to }.
    } { $mine ->
        [yes] Does that suit you?
       *[no] Waiting for the family.
    }
    [agreed] { GIVEN($to) ->
        [no] Agreed.
       *[yes] Agreed: { $to }.
    } { $mine ->
        [yes] The last word is yours.
       *[no] The tutor has the last word.
    }
    [declined] The teacher can’t: “{ $reason }”. { $mine ->
        [yes] The decision is yours.
       *[no] The tutor is looking for another way.
    }
    [assigned] { $outcome }
    [refused] It will not work: “{ $reason }”
    [withdrawn] The request was withdrawn.
   *[draft] The request is not sent yet.
}</b>{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}({ $name })
}
reassignment-outcome = { $kind ->
    [move] The lesson is moved to { $to }.
    [makeup] Making up for it: { $to }.
    [redo] The lesson again: { $to }.
    [consultation] Consultation: { $to }.
    [recording] The recording and a task to it: { $to }.
    [group] The lesson with another group: { $to }.
   *[task] A new attempt: { $to }.
}
reassignment-step = { BRIEF($at) } · { $state ->
    [asked] with the teacher
    [countered] offered: { $to }
    [agreed] { GIVEN($phoned) ->
        [no] { GIVEN($to) ->
            [no] agreed
           *[yes] agreed: { $to }
        }
       *[yes] agreed by telephone ({ $teacher }, { $phoned })
    }
    [declined] the teacher can’t: “{ $reason }”
    [assigned] assigned: { $to }
    [refused] refused: “{ $reason }”
   *[withdrawn] withdrawn
} — { $name }
reassignment-phoned-at = { BRIEF($at) }
reassignment-agree = Agree
reassignment-agree-to = Yes, { $to }
reassignment-counter = { $timed ->
    [yes] Yes, but another time
   *[no] Yes, but another date
}
reassignment-decline = Decline
reassignment-accept = It suits
reassignment-turn-down = It does not
reassignment-withdraw = Withdraw the request
reassignment-assign = Assign: { $to }
reassignment-choose-time = { $timed ->
    [yes] Choose a time
   *[no] Choose a due date
}
reassignment-substitute = Offer something else
reassignment-phone = Agreed by telephone
reassignment-refuse = Refuse with a reason
reassignment-files = Photos and files ({ $n })
reassignment-files-of = { $title }
reassignment-turn = { $title }

    { $state ->
        [countered] { $name } offers: <b>{ $to }</b>. Does that suit you?
        [asked] The family can’t take what you offered. Please offer something else.
        [agreed] It is agreed. The decision is yours.
       *[declined] The teacher can’t: “{ $reason }”. The decision is yours.
    }
reassignment-answered = { $title }

    { $status }
reassignment-silent = { $title }

    This request has waited for your answer for a day. Please answer: the family and the tutor count on you.
reassignment-decided = { $title }

    { GIVEN($outcome) ->
        [no] It will not work: “{ $reason }”
       *[yes] <b>{ $outcome }</b>
    }
    Decided by the tutor: { $name }.
reassignment-recalled = { $title }

    The decision was taken back: the tutor will name another one soon.
reassignment-times =
    { $title }

    { $free ->
        [yes] { $purpose ->
            [wish] { $timed ->
                [yes] Which time would suit? You can tick up to three.
               *[no] Which due date would suit? You can tick up to three.
            }
            [counter] { $timed ->
                [yes] Which time do you offer?
               *[no] Which due date do you offer?
            }
           *[assign] { $timed ->
                [yes] Which time is it to be?
               *[no] Until when?
            }
        }
       *[no] Nothing is ready to choose from in the next two weeks. Choose a day or type a time.
    }

    { $lines }
reassignment-moves-all = ⚠️ The whole group has this lesson: everybody gets the new time.
reassignment-option = { $wished ->
    [yes] ✓{" "}
   *[no] {""}
}{ $to }{ $missed ->
    [0] {""}
   *[other] {" "}· { $missed } can’t
}
reassignment-missed = { $to } — { $teacher ->
    [yes] the teacher has another lesson{ $n ->
        [0] {""}
        [one] , { $n } student can’t come
       *[other] , { $n } students can’t come
    }
   *[no] { $n ->
        [one] { $n } student can’t come
       *[other] { $n } students can’t come
    }
}{ GIVEN($who) ->
    [no] : another lesson
   *[yes] :
    { $who }
}{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
reassignment-kept = · { $name } — { GIVEN($subject) ->
    [yes] { $subject }
   *[no] at their own school
}
reassignment-other-day = Another day
reassignment-type-time = Type it
reassignment-day =
    { $title }

    Choose a day:
reassignment-bells =
    { $title }

    <b>{ DAY($at) }</b>. { $free ->
        [yes] When does it begin?
       *[no] It is too late to begin on this day. Choose another one.
    }

    { $lines }
reassignment-type-how = Type day and time by the school’s clock, for example: <code>15.10 13:10</code>{ $timed ->
    [yes] {""}
   *[no] . That will be the due date.
}
reassignment-type-again = I could not read that time. Type day, month and time with a space between, for example: <code>15.10 13:10</code>
reassignment-sure = I have read: <b>{ $to }</b>. Is that right?
reassignment-this-time = Yes, that is right
reassignment-decline-why =
    Write in one message why it will not work (up to { $limit } characters). The family and the tutor will read it.

    Changed your mind? Tap /redo.
reassignment-refuse-why =
    Write in one message why it will not work (up to { $limit } characters). The family and the teacher will read it.

    Changed your mind? Tap /redo.
reassignment-too-long = That is { $n } characters, and { $limit } fit. Please make it shorter.
reassignment-passed-on = Passed on to the tutor, who has the last word. The family sees your answer, too.
reassignment-called-when =
    Consent by telephone: <b>{ $teacher }</b>.

    When did you talk?
reassignment-called-now = Just now
reassignment-called-morning = This morning
reassignment-called-yesterday = Yesterday
reassignment-called-type = Type the day and the time of the talk by your own clock, for example: <code>14.10 18:30</code>
reassignment-substitute-how = The teacher can’t. What do you offer instead? The family will see it in the card.
reassignment-assigned = <b>{ $outcome }</b> Everybody concerned is being told.
reassignment-reopen = Undo (one minute left)
refusal-asks-themselves = { $child } uses the bot and can ask for this alone: “Requests” → “New request”. You will see the card, too.
refusal-already-asked = This has been asked for, and there is no answer yet. See “Requests”.
refusal-not-yet-held = This lesson is still to come. You can ask to move it.
refusal-already-settled = Decided already: { $name }, { WHEN($at) } — { $state ->
    [asked] it is with the teacher again.
    [countered] another time is offered.
    [agreed] agreed.
    [declined] the teacher said no.
    [assigned] assigned: { WHEN($to) }.
    [refused] refused.
   *[withdrawn] withdrawn.
}
refusal-call-ahead = That talk is still to come. Choose a time that is over.
refusal-too-many-wishes = { $limit } choices are enough. To add another, take one of the ticked ones out first.
