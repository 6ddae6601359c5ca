menu-sos = Hard case
menu-sos-about = in confidence, with psychologist or coordinator

cases-secret = 🔒 <b>Confidential</b>
cases-who = { $name }, { $role ->
    [tutor] tutor
    [psychologist] psychologist
   *[coordinator] coordinator
}
cases-whom-one = { $role ->
    [psychologist] Psychologist: { $name }
   *[coordinator] Coordinator: { $name }
}
cases-one = { $whom }
cases-student = { $name }
cases-tutor = { $name }
cases-about = Hard case

cases-list =
    { cases-secret }
    <b>Hard cases · { $state ->
        [open] open
        [decided] decided
       *[closed] closed
    }: { $n }</b>

    Only two people read this: the tutor and whoever the tutor has asked. The family, other staff and the administrator do not see it.{ $tutor ->
        [yes] {""}
       *[no] { " " }The tutor writes first.
    }
cases-new = New case
cases-case = { $name } · { $who }
cases-short = { $name }
cases-state = { $state ->
    [open] Open
    [decided] Decided
   *[closed] Closed
}: { $n }
cases-back = ← Back to the list

cases-type-name = About whom? Write a part of the name.
cases-which-student = { $n ->
    [0] There is nobody of that name among your students. Write it differently.
   *[other] About whom?
}
cases-whom =
    <b>{ $student }</b>: whom do you want to ask?

    Only the two of you will read it. If both the psychologist and the coordinator have to know, write to each of them.

    { $away }
cases-nobody =
    <b>{ $student }</b>: there is nobody to turn to in the bot just now, neither a psychologist nor a coordinator is connected. Speak to them in person or by telephone.

    { $away }
cases-away =
    Not to be reached in Telegram just now, better call:
    { $lines }
cases-type =
    { cases-secret }
    <b>{ $student }</b> · { $whom }

    Write what has happened: words, voice, a photo or a file. Only what is needed to help.

    Is the child in danger right now? First 112, then this.
cases-type-more =
    { cases-secret }
    <b>{ $student }</b> · { $who }

    Write: words, voice, a photo or a file.
cases-type-decision =
    { cases-secret }
    <b>{ $student }</b> · { $who }

    What have you decided? In one message: who does what, and by which day.

cases-said =
    { cases-secret }
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    } · { $who }{ $edited ->
        [yes] { " " }<i>(edited)</i>
       *[no] { "" }
    }
    { $urgent ->
        [yes] ‼️ Urgent: a child's safety
       *[no] { "" }
    }

    { $decides ->
        [yes] <b>Decision:</b>
       *[no] { "" }
    }
    { $body }
cases-answer = Answer
cases-decide = Note the decision
cases-show = Show the case
cases-sent = ✓ { $student }: { $decides ->
    [yes] the decision is noted, it goes to
   *[no] it goes to nobody but
} { $who }. { $promise } { $waits }
cases-promise = First answer by { BRIEF($at) }.
cases-waits = These are not their hours: the message arrives { BRIEF($at) }.
cases-urgent = Can't wait: a child's safety
cases-hurried = Passed on at once.

cases-closed = { cases-secret }
    { $student }: the case is closed by { $who }. A new message opens it again.
cases-closed-now = { cases-secret }
    { $student }: the case is closed, { $who }, will hear of it. A new message opens it again.
cases-handed = { cases-secret }
    { $whose ->
        [mine] { $student }: a hard case was handed over to you. You and { $who }, read it.
       *[theirs] { $student }: { $who }, goes on with the case.
    }
cases-handed-now = { $student }: { $name } goes on with the case. The tutor before does not see it any more.
cases-promised = { cases-secret }
    { $student }: { $who }, waits for a first answer until { TIME($at) }.
cases-missed = { cases-secret }
    { $student }: an answer was promised by { BRIEF($at) }, and it has not come yet: { $who }. A reminder was sent. If it can't wait, call, or ask somebody else.
cases-ask-another = Ask somebody else

cases-card =
    { cases-secret }
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { $tutor } — { $asked }
    { $state ->
        [open] Open since { BRIEF($since) }
        [decided] Decided { BRIEF($since) }
       *[closed] Closed { BRIEF($since) }
    }. { $promise }

    { GIVEN($decision) ->
        [yes] <b>Decision:</b> { $decision }
       *[no] { "" }
    }

    { $lines }
cases-line = <i>{ BRIEF($at) }, { $who }</i>{ $decides ->
        [yes] { " " }· decision
       *[no] { "" }
    }{ $n ->
        [0] { "" }
       *[other] { " " }📎
    }
    { $text }
cases-write = Write
cases-close = Close
cases-hand = Hand over
cases-hand-to =
    { cases-secret }
    <b>{ $student }</b>: to whom?

    The new tutor will read everything that was written here. { $mine ->
        [yes] You will not see the case any more.
       *[no] The tutor before does not see it already.
    }
cases-no-successor = { $student }: there is no other tutor to hand it over to just now.

cases-safety-button = A child in danger
cases-safety =
    <b>If a child is in danger</b>

    { $steps }

    112 — all emergency services
    8-800-2000-122 — the child helpline: free and anonymous, for children and adults; from a mobile telephone 124

    The bot judges nothing and tells nobody: it only shows this procedure.
cases-elsewhere = The school does not write about hard cases through Telegram. Speak to the psychologist or the coordinator in person or by telephone.
refusal-colleague-away = { $name } can't be reached in Telegram just now. Nothing was sent: better call.
cases-safety-steps =
    1. In danger right now: call 112, and do not leave the child without an adult.
    2. Tell the head of the school in person today: from there the school's procedure holds.
    3. Listen to the child. Do not press for details, and do not promise to keep it secret.
