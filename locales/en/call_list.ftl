menu-calls = Call list
menu-calls-about = whom the bot could not reach
call-list-open = 📞 Call list
call-list-to-list = ← To the call list
call-list-empty =
    <b>Call list</b>

    Nobody has to be called: everything has arrived and been answered.
call-list-lines =
    <b>Call list</b> · { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
    { $lines }
call-list-line =
    {""}
    <b>{ $children }</b> — { $who }, { $clock }
    { $why }{ $more ->
        [0] {""}
        [one] {" "}and { $more } more reason
       *[other] {" "}and { $more } more reasons
    }{ $number ->
        [none] {" "}· no number
        [wrong] {" "}· wrong number
       *[known] {""}
    }{ GIVEN($before) ->
        [no] {""}
       *[yes] {" "}· { $before }
    }
call-list-line-open = { $child } · { $kin ->
    [mother] mother
    [father] father
    [grandmother] grandmother
    [guardian] guardian
   *[self] student
}
call-list-who = { $kin ->
    [mother] mother, { $name }
    [father] father, { $name }
    [grandmother] grandmother, { $name }
    [guardian] guardian, { $name }
   *[self] student
}
call-list-why = { $kind ->
    [change] { $arrived ->
        [yes] no answer about a lesson
       *[no] a change of lessons has not arrived
    }
    [answer] the school’s answer has not arrived
    [announcement] { $arrived ->
        [yes] an announcement is not confirmed
       *[no] an announcement has not arrived
    }
    [guide] { $arrived ->
        [yes] a guide is not confirmed
       *[no] a guide has not arrived
    }
    [consent] no consent to data processing
    [invitation] the invitation is not used
   *[away] the bot is blocked
}
call-list-clock = { $hours ->
    [early] { $time } there, too early to call
    [late] { $time } there, too late to call
   *[fine] { $time } there
}
call-list-again = call again { BRIEF($at) }
call-list-tries = { $n ->
    [one] no answer { $n } time, { BRIEF($at) }
   *[other] no answer { $n } times, last { BRIEF($at) }
}
call-list-best = { $best ->
    [morning] Mornings suit best.
    [day] Daytime suits best.
    [evening] Evenings suit best.
   *[any] {""}
}
call-list-card =
    <b>{ $children }</b> — { $who }
    { $wrong ->
        [yes] 📵 The number is wrong, and there is no other yet.
       *[no] { GIVEN($number) ->
            [no] 📵 No number.
           *[yes] 📞 { $number }
        }
    }
    🕙 { $clock }. { call-list-best }
    { GIVEN($before) ->
        [no] {""}
       *[yes] Before: { $before }.
    }
    { GIVEN($speech) ->
        [no] There is no reason to call any more.
       *[yes] What to say:
        <blockquote>{ $hello } { $speech }</blockquote>
    }
    { $more }
call-list-more = · also: { $why }
call-list-hello = Hello{ GIVEN($whom) ->
    [no] {""}
   *[yes] , { $whom }
}! This is { $name }, { $role ->
    [tutor] tutor
   *[coordinator] school coordinator
} ({ $child }).
call-list-say-change = { $kind ->
    [move] { $subject } is moved: instead of { DAY($was) }, { $was_time }, the lesson is on { DAY($now) } at { $now_time } your time. Can { $child } come?
    [cancel] There will be no { $subject } on { DAY($was) } at { $was_time } your time. Please tell your child, too.
    [add] There is a new lesson: { $subject }, { DAY($now) } at { $now_time } your time. Can { $child } come?
   *[replace] { $subject } on { DAY($now) } at { $now_time } your time is taught by { $teacher }. Please tell your child, too.
}{ $more ->
    [0] {""}
    [one] {" "}{ $more } more lesson has changed in the timetable.
   *[other] {" "}{ $more } more lessons have changed in the timetable.
}
call-list-say-announcement = { GIVEN($quote) ->
    [no] There is an announcement for you of { DAYMONTH($at) } that has not been read yet. Please open the bot: it waits there.
   *[yes] { $arrived ->
        [yes] An announcement waits for you in the bot: “{ $quote }” Is everything clear, may I note that you know of it?
       *[no] An announcement has not reached you: “{ $quote }” Is everything clear?
    }
}
call-list-say-guide = We have sent you the guide “{ $title }” on { DAYMONTH($at) }. Have you been able to read it, and is everything clear?
call-list-say-consent = The school needs your consent to data processing ({ $child }): without it marks and attendance are not shown. You can give it in the bot in a minute or sign it on paper; which suits you better?
call-list-say = { $kind ->
    [answer] You had asked the school, and the answer of { DAYMONTH($at) } has not reached you. I will read it to you.
    [invitation] On { DAYMONTH($at) } we invited you to the school’s bot: it has the timetable and changes of lessons. Do you need a new link or help with coming in?
   *[away] Messages of the school’s bot do not reach you: it is blocked in your Telegram. Please open it and press “Start”, or tell me how you prefer to get news.
}
call-list-reached = ✅ Reached
call-list-no-answer = No answer
call-list-later = Call again later
call-list-wrong = Wrong number
call-list-ask-number = { $known ->
    [yes] ✏️ Change the number
   *[no] ✏️ Note a number
}
call-list-to-family = Numbers and calls · { $name }
call-list-call = 📞 Call · { $name }
call-list-next = Next · { $name }
call-list-back = ← Back
call-list-when = <b>{ $children }</b>: when to call again?
call-list-at = { $when ->
    [evening] This evening, { TIME($at) }
    [tomorrow] Tomorrow, { BRIEF($at) }
   *[week] In a week, { BRIEF($at) }
}
call-list-said =
    <b>{ $children }</b> — { $who }

    { $result ->
        [reached] Noted: reached. What had not arrived or waited for an answer counts as said by telephone.
        [no_answer] Noted: no answer. The line stays in the list, after those who have not been called yet.
        [later] Noted: call again { WHEN($at) }.
       *[wrong_number] Noted: wrong number; nobody sees it any more. { $asked ->
            [0] This school has no coordinator: the child or another adult may know the right one.
            [one] The school’s coordinator will be asked to find the right one.
           *[other] The school’s coordinators will be asked to find the right one.
        }
    }
call-list-undo = Undo
call-list-family-open = 📞 Numbers and calls
call-list-family =
    <b>{ $name }</b> · numbers and calls

    { $lines }

    { GIVEN($calls) ->
        [no] No calls yet.
       *[yes] Calls:
        { $calls }
    }
call-list-number = · { $who }: { $wrong ->
    [yes] wrong number
   *[no] { GIVEN($number) ->
        [no] no number
       *[yes] { $number }
    }
} { call-list-best }
call-list-past = · { BRIEF($at) } · { $name }: { $result ->
    [reached] reached
    [no_answer] no answer
    [later] asked to call again
   *[wrong_number] wrong number
} ({ $by })
call-list-type-number =
    <b>{ $child }</b> — { $who }

    Write the telephone number, for example: +7 912 345-67-89. Only the tutor and the school’s coordinator will see it.
call-list-drop-number = Delete the number
call-list-stop = Cancel
call-list-noted =
    <b>{ $child }</b> — { $who }
    📞 { $number }

    Noted. When is a good time to call? { call-list-best }
call-list-prefer = { $best ->
    [morning] Morning
    [day] Daytime
    [evening] Evening
   *[any] Any time
}
call-list-find-number = <b>{ $child }</b> — { $who }: the telephone number turned out to be wrong ({ $by }). Please find out the right one and note it here.
call-list-righted = <b>{ $child }</b> — { $who }: there is a new number, you can call.
call-list-to-numbers = The families’ numbers
call-list-numbers =
    <b>The families’ numbers</b> · { $n ->
        [one] { $n } student
       *[other] { $n } students
    }

    { $missing ->
        [0] There is a number of everybody.
        [one] { $missing } number is missing.
       *[other] { $missing } numbers are missing.
    }
call-list-numbers-of = { $name } · numbers: { $known } of { $all }
refusal-number-unread = This does not look like a telephone number. Write all of it, for example: +7 912 345-67-89.
refusal-line-taken = { $name } is calling them now, since { TIME($at) }.
refusal-call-noted = The result of this call has been noted already.
refusal-call-past = More than a minute has passed: this result can't be undone. Call once more and note what comes of it.
