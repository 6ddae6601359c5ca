faq-maybe = Maybe this is the answer:
faq-suggestion = ❓ { $title }
faq-suggested-guide = 📄 { $title }
faq-answer =
    <b>{ $question }</b>

    { $answer }
faq-in-guide = The answer may be in the guide “{ $title }”.
faq-yes = Yes, that answers it
faq-no = No, I’ll wait for a reply
faq-solved =
    { GIVEN($question) ->
        [yes] ✓ <b>{ $question }</b>
       *[no] { "" }
    }

    { $answer }

    Great! The tutor will see that no reply is needed. If a question is left, just write.
faq-waits = All right. The tutor has your question, the answer will come here.
faq-answered-since = This question has been answered.
faq-gone = This answer is no longer there. If you have asked something, the tutor has your question: the answer will come here.

faq-list = Frequent questions
faq-all =
    <b>Frequent questions</b>

    { $n ->
        [0] None yet.{ $keeps ->
            [yes] { " " }Answer a family and tap “{ faq-make }”, or begin with the button below.
           *[no] { "" }
        }
       *[other] Tap a question.
    }
faq-line = { $state ->
    [draft] ✏️{ " " }
    [withdrawn] 🗄{ " " }
   *[published] { "" }
}{ $title }
faq-back = ← All questions
faq-before = ← Back
faq-after = More →
faq-new = New question

faq-make = Make it an answer for all
faq-type-question =
    { GIVEN($asked) ->
        [yes] The family asked: <i>{ $asked }</i>
       *[no] { "" }
    }
    { GIVEN($before) ->
        [yes] Now: <b>{ $before }</b>
       *[no] { "" }
    }

    Type the question as anybody would ask it: one sentence of at most { $limit } characters, without names or details. By its words the bot will know that somebody asks the same.
faq-type-answer =
    <b>{ $question }</b>

    { GIVEN($answer) ->
        [yes] Now: { $answer }
       *[no] { "" }
    }
    { GIVEN($quotes) ->
        [yes] Your answer won’t do for everybody, there may be something personal in it: “{ $quotes }”.
       *[no] { "" }
    }

    Type the answer for all: words only, and no child’s name.
faq-card =
    { $state ->
        [draft] This is what families would see. Nobody sees it yet.
        [published] Families see this.
       *[withdrawn] 🗄 Withdrawn: families do not see this.
    }

    <b>{ $question }</b>

    { $answer }

    For: { GIVEN($groups) ->
        [yes] { $groups }
       *[no] the whole school
    }
    { $n ->
        [0] { "" }
        [one] It has helped { $n } family.
       *[other] It has helped { $n } families.
    }
faq-publish = { $state ->
    [draft] Publish
   *[withdrawn] Put back
}
faq-reword = Change the question
faq-rewrite = Change the answer
faq-for = For whom
faq-withdraw = Withdraw
faq-discard = Throw away
faq-published = Published
faq-withdrawn = Withdrawn
faq-discarded = The draft is gone. Nobody knows of it.
faq-whose =
    <b>{ $title }</b>

    The families of which groups find it?
faq-group = { $on ->
    [yes] ✅{ " " }
   *[no] ▫️{ " " }
}{ $name }
faq-ready = Done

faq-precedent = There is an answer already: “{ $title }”
faq-again = Answer with it
faq-would-tell =
    <b>{ $student }</b>: { $name } will get this.

    { $answer }
faq-tell = Send
faq-told =
    ✓ <b>{ $student }</b>: sent to { $name }.

    { $answer }

refusal-question-unfindable = Nobody would find the question by these words. Say what it is about, for example: Where is the link to the lesson?
refusal-answer-empty = An answer for all is made of words, without voice or files. Please type it.
refusal-faq-too-long = That is { $n } characters, and { $limit } fit. Please make it shorter.
refusal-about-child = This may be about a child: “{ $quotes }”. All families will read it, so please leave out names and what is personal.
refusal-faq-readers-missing = Choose at least one group, or withdraw the answer.
refusal-faq-decided = This answer has been published, withdrawn or thrown away already.
refusal-answered-already = This question has been answered already.
