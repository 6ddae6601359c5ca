questionnaire-told-open = 👪 The family’s words
questionnaire-open = 👪 Ask the parents
questionnaire-begin = Ask the parents
questionnaire-question = { $number ->
    [0] What makes it easier for your child to take in new things, and what usually gets in the way?
    [1] Which particularities of health, attention or mood should we know about?
   *[2] What helps when your child is tired or something does not work out?
}
questionnaire-numbered = { $n }. { $question }
questionnaire-draft =
    <b>{ $child }</b>: questions to the parents about the child

    { $lines }

    { GIVEN($names) ->
        [no] Nobody can be asked now: the parents are not in the bot, have been asked already, or have lately not wanted to answer.
       *[yes] To: { $names }. Each answers for themselves, parents do not see each other’s answers. Nobody has to answer.
    }
questionnaire-reword = ✏️ { $n }
questionnaire-send = Send
questionnaire-discard = Do not send
questionnaire-discarded = <b>{ $child }</b>: the questions were not sent.
questionnaire-type-question =
    Question { $n }: { $question }

    Write it in your own words, up to { $limit } characters.
questionnaire-usual = Keep the usual one
questionnaire-sent =
    <b>{ $child }</b>: the questions are sent to: { $names }.

    I will write when the parents have answered. Who says nothing is reminded once; who refuses, never.
questionnaire-to-family = The family’s words
questionnaire-read = Read
questionnaire-student = { $name }
questionnaire-who = { $kin ->
    [mother] mother, { $name }
    [father] father, { $name }
    [grandmother] grandmother, { $name }
   *[guardian] guardian, { $name }
}
questionnaire-asked =
    <b>{ $child }</b>: { $again ->
        [yes] a reminder of three questions about your child; there will be no other one.
       *[no] { $tutor } (tutor) asks you to tell about your child, to teach with more care.
    }

    Three questions, by text or voice. You need not answer, and you decide who reads it.
questionnaire-go = { $begun ->
    [yes] Go on
   *[no] Answer
}
questionnaire-decline = I do not want to answer
questionnaire-ask =
    <b>{ $child }</b> · question { $n } of { $all }

    { $question }

    Write, or say it by voice.
questionnaire-skip = I do not want to answer this one
questionnaire-pause = Later
questionnaire-paused = <b>{ $child }</b>: what you have answered is kept, and nobody sees it yet. Go on any day from here or from /settings.
questionnaire-closed = <b>{ $child }</b>: these questions can’t be answered any more. If there is something important to tell, just write to me: I pass it on to the tutor.
questionnaire-refusal-taken =
    <b>{ $child }</b>: all right, there is no need to answer. The tutor only hears that you did not want to; nobody will remind you.

questionnaire-after-all = Answer after all
questionnaire-readers =
    <b>{ $child }</b>: thank you! Who may read this?

    Until you choose, nobody sees the answers. You can change this any day.
questionnaire-allow = { $readers ->
    [tutor] Only the tutor
    [psychologist] Tutor and psychologist
   *[teachers] Teachers, too
}
questionnaire-look = My answers
questionnaire-thanks = <b>{ $child }</b>: the answers are sent. { questionnaire-seen-by } You can see, correct or take them back in /settings.
questionnaire-seen-by = { $readers ->
    [tutor] Only the tutor sees them.
    [psychologist] Tutor and psychologist see them.
   *[teachers] Tutor, psychologist and teachers see them.
}
questionnaire-mine = My answers about my child
questionnaire-all-mine = Whose answers do you want to see?
questionnaire-none-mine = The school has not asked you anything yet. If you want to tell about your child, just write to me: I pass it on to the tutor.
questionnaire-mine-one = { $child } · { DAYMONTH($at) }
questionnaire-line =
    {""}
    <b>{ $n }. { $question }</b>
    { $answer }
questionnaire-not-yet = — no answer yet
questionnaire-unsaid = — chose not to answer
questionnaire-said = { $body }{ $files ->
    [yes] {" "}🎤 with a recording or a file
   *[no] {""}
}
questionnaire-own =
    <b>{ $child }</b> · your answers
    { $lines }

    { $state ->
        [sent] { questionnaire-seen-by } Other parents do not see them.
        [open] Not sent yet: nobody sees this.
        [refused] You have chosen not to answer. You can change that.
        [withdrawn] You have taken the answers back.
       *[lapsed] The time for answers is over, and they are deleted.
    }
questionnaire-play = 🎤 { $n }
questionnaire-played = <b>{ $child }</b> · answer { $n }
questionnaire-change-readers = Who reads it
questionnaire-withdraw = Take the answers back
questionnaire-withdraw-sure = <b>{ $child }</b>: take the answers back? They will be deleted, and nobody can read them any more.
questionnaire-withdraw-yes = Yes, delete
questionnaire-withdrawn = <b>{ $child }</b>: the answers are deleted.
questionnaire-told =
    <b>The family’s words</b>

    Whose parents have told about their child:
questionnaire-none-told =
    <b>The family’s words</b>

    Nobody has told anything yet, or the parents have not opened it to you.
questionnaire-family =
    <b>{ $child }</b> · source: the family

    { $who }, { DAYMONTH($at) }
    { $lines }

    { $readers ->
        [tutor] Open to the tutor alone.
        [psychologist] Open to tutor and psychologist.
       *[teachers] Open to tutor, psychologist and teachers.
    }
    { $others }
questionnaire-none-of =
    <b>{ $child }</b> · source: the family

    The parents have not told anything yet.
    { $others }
questionnaire-state = · { $who }: { $state ->
    [open] no answer yet, asked { DAYMONTH($at) }
    [refused] does not want to answer ({ DAYMONTH($at) })
    [withdrawn] took the answers back ({ DAYMONTH($at) })
   *[lapsed] has not answered
}
questionnaire-news = <b>{ $child }</b>: { $who } has answered about the child.
questionnaire-refused = <b>{ $child }</b>: { $who } does not want to answer questions about the child. That is accepted, I will not remind anybody.
refusal-question-empty = There is no letter in the question. Write it in words.
refusal-answer-too-long = These are { $n } characters, and { $limit } fit. Please make it shorter, or say it by voice.
refusal-asked-already = These questions have been sent or thrown away already.
refusal-nobody-to-ask = Nobody can be asked now: the parents are not in the bot, have been asked already, or have lately not wanted to answer.
refusal-answers-closed = These questions can’t be answered any more.
