menu-guides = Guides
menu-guides-about = how learning works here, and what to do if…
guides-section = { $section ->
    [start] Where to begin
    [lesson] How a lesson goes
    [offline] When there is no Internet
    [exams] How tests are taken
   *[other] Other things
}
guides-home =
    <b>Guides</b>

    Choose a section, or find something by a word: /guides test
guides-home-empty =
    <b>Guides</b>

    There is nothing here for you yet. When there is, the bot will write.
guides-back = ← All sections
guides-find = Search
guides-new = New guide
guides-kept = My guides
guides-resume = Go on with: { $title }
guides-untitled = no title yet
guides-title = { $title }
guides-in-section =
    <b>{ guides-section }</b>

    { $lines }

    { $asked }
    { $n ->
        [0] {""}
       *[other] Also in this section:
    }
guides-starter =
    { $role ->
        [student] <b>For students</b>
        [parent] <b>For parents</b>
        [teacher] <b>For teachers</b>
        [tutor] <b>For tutors</b>
       *[only] {""}
    }
    { $text }
guides-card =
    { $again ->
        [yes] A reminder: the tutor is waiting for you to read this and confirm.
       *[no] {""}
    }
    { GIVEN($news) ->
        [yes] <b>What has changed:</b> { $news }
       *[no] {""}
    }

    { $done ->
        [yes] ✅ <b>{ $title }</b>
       *[no] 📄 <b>{ $title }</b>
    }

    { $body }

    { $asked }
guides-asked-before = <b>Others have asked</b>
guides-asked =
    — <i>{ $question }</i>
    { $answer }
guides-answers = Questions and answers ({ $n })
guides-all-asked =
    <b>{ $title }</b>: questions and answers

    { $lines }
guides-confirm = Read and understood
guides-ask = I have a question
guides-thanks = Thank you! The tutor can see it.
guides-newer = There is a newer version — here it is.
guides-welcome =
    { $name }, here is how distance learning works at our school. No need to read it all at once — begin with the first button.{ $n ->
        [0] {""}
       *[other] {" "}Below is what the tutor has added.
    }

    You can come back any day: /guides
guides-type-words = Type a word or two, for example: test, internet, mark.
guides-found =
    Found for “{ $query }”: { $n }

    { $n ->
        [one] Here it is:
       *[other] The closest come first:
    }
guides-nothing-found = Nothing found for “{ $query }”. Ask the tutor — the answer will come here.
guides-ask-tutor = Ask the tutor
guides-type-question =
    { GIVEN($about) ->
        [yes] <b>{ $about }</b>
       *[no] {""}
    }
    What is unclear? Write it in one message; a voice message or a photo will do. Your tutor gets the question.
guides-question-passed-on = Your question is on its way. The answer will come here.
guides-question =
    <b>{ $name }</b>{ GIVEN($children) ->
        [yes] {" "}({ $children })
       *[no] {""}
    } asks{ GIVEN($about) ->
        [yes] {" "}about the guide “{ $about }”
       *[no] {""}
    }:

    { $body }
guides-reply = Answer
guides-type-answer = Write the answer in one message; voice or a file will do. It goes to { $name }.
guides-answered-already = This question has been answered already.
guides-answer-sent = The answer is sent to { $name }.
guides-answered =
    { GIVEN($about) ->
        [yes] <b>The answer to your question about the guide “{ $about }”</b>
       *[no] <b>The answer to your question</b>
    }

    { GIVEN($question) ->
        [yes] — <i>{ $question }</i>
       *[no] {""}
    }
    { $answer }
guides-open = Open the guide
guides-glance = What readers see
guides-ask-more = One more question
guides-offer-share = Add it to the guide for all
guides-share-sure =
    This is how everybody whom the guide is for will see it. There is no name, but the words are the asker's own: check that nothing personal is in them.

    { $asked }
guides-share = Yes, add it
guides-unshare = Take it out of the guide
guides-is-shared = Added: question and answer now stand under the guide “{ $title }”.
guides-is-not-shared = Taken out: this question no longer stands under the guide “{ $title }”.
guides-send-content = Send what is to become a guide: a text, a photo, a video or a file. Several files may come as one album.
guides-send-renewed = Send the new version of the guide “{ $title }”: a text, a photo, a video or a file.
guides-stop = Cancel
guides-type-title = Got it. What is the guide called? At most { $limit } characters, for example: How to join a lesson.
guides-type-news = What has changed? A sentence or two, at most { $limit } characters: the message begins with it.
guides-make-of-it = Make a guide of it?
guides-make = Make it a guide
guides-which-section =
    <b>{ $title }</b>

    Which section does it belong to?
guides-which-language =
    <b>{ $title }</b>

    Which language is it in? It goes to those who read that language.
guides-language = { $language ->
    [ru] In Russian
    [en] In English
   *[any] For all, in any language
}
guides-back-a-step = ← Back
guides-next = Next
guides-ready = Done
guides-whom =
    <b>{ $title }</b>

    Whom is it for? Mark the roles; you can add people one by one.

    { $lines }

    { $n ->
        [0] Nobody yet.
        [one] That is { $n } person now.
       *[other] That is { $n } people now.
    }
guides-whole-school = The whole school
guides-group = { $group }
guides-by-name = Choose by name
guides-role = { $on ->
    [yes] ✅{" "}
   *[no] ▫️{" "}
}{ guides-of-role }
guides-of-role = { $role ->
    [student] Students
    [parent] Parents
    [tutor] Tutors
    [teacher] Teachers
    [psychologist] Psychologists
   *[coordinator] Coordinators
}
guides-chosen-role = — { GIVEN($group) ->
    [yes] { $group }
   *[no] the whole school
}: { guides-of-role }
guides-chosen-person = — { $name }
guides-type-name = Type a name or a surname — or a part of it.
guides-nobody-named = None of your people has such a name. Type it differently, or tap “Done”.
guides-which-person = { $n ->
    [one] One person found. Tap the name to add or remove them.
   *[other] Tap a name to add or remove somebody. If the right one is missing, type more of the name.
}
guides-person = { $name }
guides-which-rule =
    <b>{ $title }</b>

    Is “Read and understood” to be confirmed?
guides-rule = { $rule ->
    [none] Not needed
    [one] By one of the parents
    [both] By both parents
   *[pair] By a parent and the student
}
guides-rule-of-staff = { $rule ->
    [none] Not needed
   *[one] By everybody
}
guides-before =
    { $first ->
        [yes] This is how it will look. Section: { $section }.
       *[no] This is how the new version will look. It goes to those who have the one before.
    }
    Confirmation: { $rule }.

    { $readers }
guides-how-many = Readers: { $n ->
    [one] { $n } person
   *[other] { $n } people
}{ $away ->
    [0] .
   *[other] , of whom the bot can't reach { $away }.
}{ $others ->
    [0] {""}
   *[other] {" "}Reading in another language and left out: { $others }.
}
guides-confirmation = { $rule ->
    [none] not needed
    [one] by one of the parents
    [both] by both parents
    [each] by everybody
   *[pair] by a parent and the student
}
guides-only-a-sample = This is a sample: the button works for its readers.
guides-mail = Send it ({ $n })
guides-mail-now = Send it
guides-shelve = Only put it into the library
guides-to-whom = Who will get it
guides-discard = Throw it away
guides-discarded = The draft is gone. Nobody knows of it.
guides-decided = This has been sent already.
guides-shelved = “{ $title }” is in the library. Nothing was sent to anybody; it is found under “{ menu-guides }”.
guides-readers =
    Will get it: { $n }

    { $lines }
guides-manage = To the guide
guides-status = Who has read it
guides-status-of =
    <b>{ $title }</b>
    Sent { WHEN($at) }

    Arrived: { $arrived } of { $all }{ $waiting ->
        [0] {""}
       *[other] , on its way: { $waiting }
    }
    { $rule ->
        [none] {""}
       *[other] Confirmed: { $confirmed }
    }
    Asked: { $asked }
    { $who }
guides-waits =
    {""}
    <b>Confirmation is missing: { $n }</b>
guides-wait = — { $name }: waiting for { $whom }
guides-awaited = { $kin ->
    [mother] the mother
    [father] the father
    [grandmother] the grandmother
    [guardian] the guardian
    [themselves] the student
   *[alone] an answer
}
guides-or = { $one } or { $other }
guides-and = { $one } and { $other }
guides-who-confirmed =
    {""}
    <b>Confirmed: { $n }</b>
guides-who-asked =
    {""}
    <b>Asked: { $n }</b>
guides-refresh = Refresh
guides-remind = Remind the silent ({ $n })
guides-all-kept =
    <b>My guides</b>

    { $n ->
        [0] None yet. Tap “New guide”, or simply send a file here.
       *[other] All in all: { $n }. Tap a title.
    }
guides-kept-one = { $gone ->
    [yes] 🗄{" "}
   *[no] {""}
}{ $title }
guides-one-kept =
    <b>{ $title }</b>
    Section: { $section }
    Language: { $language ->
        [ru] Russian
        [en] English
       *[any] for all
    }
    Confirmation: { $rule }
    Version { $number }, { WHEN($at) }
    { $gone ->
        [yes] Out of the library: readers don't see it.
       *[no] { $mailed ->
            [yes] Sent; newcomers get it when they join.
           *[no] In the library, sent to nobody.
        }
    }

    Whom it is for:
    { $lines }
guides-renew = New version
guides-archive = Take it out of the library
guides-unarchive = Put it back into the library
refusal-title-missing = A title needs at least one letter. Please type it again.
refusal-readers-missing = There is nobody to read it yet: choose whom the guide is for.
refusal-version-decided = This version has been decided on already: sent, put into the library or thrown away.
refusal-question-answered = This question has just been answered.
refusal-nothing-to-share = Only words can stand under a guide, and this is a voice or a file. Write question and answer into a new version.
