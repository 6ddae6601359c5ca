menu-materials = Materials
menu-materials-about = files and links for lessons, by subject and topic
materials-home =
    <b>Materials</b>

    { $n ->
        [0] { $keeps ->
            [yes] There is nothing here yet.
           *[no] There is nothing here yet. What teachers add will appear here.
        }
       *[other] { $keeps ->
            [yes] Choose a subject: topics, “Add”, and how many students have taken what.
           *[no] Choose a subject. Or search by a word right away: /materials fractions
        }
    }
materials-subject = { $subject }{ GIVEN($group) ->
    [yes] {" "}· { $group }
   *[no] {""}
}{ $n ->
    [0] {""}
   *[other] {" "}({ $n })
}
materials-of-lesson = Materials of the subject
materials-back = ← All subjects
materials-to-topics = ← All topics
materials-to-list = ← To the list
materials-back-to-one = ← Back
materials-find = Search
materials-hear = Tell me about new ones
materials-hear-no-more = Don't tell me about new ones
materials-will-hear = All right, you will hear about new materials, too.
materials-wont-hear = All right. New ones will still appear here.
materials-topics =
    <b>{ $subject }</b> · { $group }

    { $keeps ->
        [yes] Topics, newest first:
       *[no] Choose a topic, newest first:
    }
materials-no-topics =
    <b>{ $subject }</b> · { $group }

    { $keeps ->
        [yes] There is nothing here yet. Send the first file: students will see it at once.
       *[no] There is nothing here yet.
    }
materials-topic = { $topic } ({ $n })
materials-which-group = <b>{ $subject }</b>: which group?
materials-not-yours = <b>{ $subject }</b>: there are no materials of this lesson here.
materials-list =
    <b>{ $topic }</b>
    { $subject }

    { $n ->
        [0] There is nothing left here.
       *[other] { $keeps ->
            [yes] Beside each: how many students have taken it. Tap to look, correct or replace.
           *[no] Tap one and the file comes here. ✓ means that you have it.
        }
    }
materials-take = { $had ->
    [yes] ✓ { $title }
   *[no] { $title }
}
materials-kept = { $state ->
    [withdrawn] ✖ { $title }
    [lost] ⚠️ { $title }
   *[open] { $title } · { $taken } of { $all }
}
materials-type-words = Type a word or two of the title or the topic, for example: fractions.
materials-found =
    { $n ->
        [one] { $n } material
       *[other] { $n } materials
    } found for “{ $query }”{ $more ->
        [0] :
       *[other] . Here are the { $shown } newest; more words will narrow it down:
    }
materials-nothing-found = Nothing found for “{ $query }”. Titles and topics are searched: try another word, or open a subject.
materials-file =
    📎 <b>{ $title }</b>
    { $subject } · { $topic }

    { $body }
materials-new =
    📎 { GIVEN($child) ->
        [yes] { $child } ·{" "}
       *[no] {""}
    }<b>{ $subject }</b>: { $n ->
        [one] { $n } new material
       *[other] { $n } new materials
    }

    { $lines }
    { $more ->
        [0] {""}
       *[other] …and { $more } more
    }
materials-new-one = — { $title } ({ $topic })
materials-open-new = Open ({ $n })
materials-renewed =
    🔄 { GIVEN($child) ->
        [yes] { $child } ·{" "}
       *[no] {""}
    }<b>{ $title }</b>: there is a new version
    { $subject }

    You have the old one. Tap to take the new one.
materials-lost-take = “{ $title }” can't be opened just now: Telegram has lost the file. We have asked for it to be sent again and will write to you as soon as it is there.
materials-lost =
    ⚠️ <b>{ $title }</b> can't be opened any more
    { $subject }

    Telegram does not know this file, as happens after a change of the bot. Please send it once more: whoever is waiting for it will hear.
materials-send-again = Send it again
materials-add = Add
materials-send =
    <b>{ $subject }</b>

    Send files, photos, videos, voice messages or a text with a link, several in a row if you like. You will be asked for topic and titles afterwards.
materials-send-more =
    <b>{ $subject }</b>: { $n ->
        [one] { $n } material received
       *[other] { $n } materials received
    }

    Send more, or tap “Done”.
materials-one-more = { GIVEN($title) ->
    [yes] Received: “{ $title }”
   *[no] Received
}{ $n ->
    [one] .
   *[other] , { $n } in all.
} Send more, or tap “Done”.
materials-enough = Done
materials-stop = Don't add
materials-resume = Go on: { $subject } ({ $n })
materials-topic-name = { $topic }
materials-which-topic =
    { $n ->
        [one] Which topic does it belong to?
       *[other] Which topic do they belong to?
    } { $known ->
        [0] Type it, for example: Common fractions.
       *[other] Choose one or type a new one.
    }
materials-type-title =
    { $n ->
        [1] What shall we call
       *[other] { $number } of { $n }. What shall we call
    } { $kind ->
        [photo] this photo
        [video] this video
        [video_note] this video
        [voice] this voice message
        [audio] this recording
        [document] this file
        [album] this album
        [animation] this animation
       *[text] this text
    }? Type up to { $limit } characters.
materials-title = { $title }
materials-put-in =
    ✅ <b>{ $subject } · { $topic }</b>: { $n ->
        [one] the material is there
       *[other] { $n } materials are there
    }

    Students can take it now and will be told at { TIME($at) }. If something is wrong, tap its title.
materials-put-also = For { $group }, too
materials-put-also-done = Done: it is there, too.
materials-none-left = There is nothing left to add: it has been done already.
materials-make = To the course materials
materials-make-of-it = Put this into the materials, so that students can take it?
materials-which-course = Into the materials of which subject?
materials-no-course = You keep no subject yet, so there is no place for this.
materials-one =
    <b>{ $title }</b>
    { $subject } · { $topic }

    { $state ->
        [withdrawn] Withdrawn: students do not see it any more.
        [lost] ⚠️ Telegram does not know the file any more. Please send it once more.
       *[open] Since { DAYMONTH($at) }. Taken by { $taken } of { $all }.
    }{ $version ->
        [1] {""}
       *[other] {" "}Version { $version }.
    }
materials-look = Show
materials-takers = Who has it
materials-renew = Replace
materials-retitle = Title
materials-move = Topic
materials-withdraw = Withdraw
materials-bring-back = Bring back
materials-withdraw-yes = Yes, withdraw
materials-withdraw-sure =
    Withdraw “{ $title }”?

    It will be gone from the materials. { $n ->
        [0] Nobody has taken it yet.
       *[other] Taken by { $n }. Those copies stay with the students: Telegram can't take them back.
    }
materials-standing =
    <b>{ $title }</b>: taken by { $taken } of { $all }

    { $lines }

    { $n ->
        [0] {""}
       *[other] <b>Not taken yet</b>
    }
    { $waiting }

    { $uncounted ->
        [0] {""}
        [one] { $uncounted } more student is not counted: the family has not consented.
       *[other] { $uncounted } more students are not counted: their families have not consented.
    }
materials-taker = ✓ { $name }, { DAYMONTH($at) }{ $who ->
    [guardian] {" "}— taken by the family
   *[student] {""}
}
materials-not-taken = — { $name }
materials-type-new-title = Now: “{ $title }”. Type the new title, up to { $limit } characters.
materials-type-new-topic = Which topic does “{ $title }” belong to? { $known ->
    [0] Type it.
   *[other] Choose one or type a new one.
}
materials-send-renewed = { $lost ->
    [yes] Send “{ $title }” once more: a file, an album or a text.
   *[no] Send the new version of “{ $title }”: a file, an album or a text. The old one will be gone from the materials.
}
materials-renewed-now = ✅ “{ $title }” has been replaced. { $n ->
    [0] Nobody had taken it yet.
   *[other] Whoever took the old one will be told at { TIME($at) }.
}
refusal-not-a-material = Stickers, polls, contacts and places are not kept here. Send a file, a photo, a video, a voice message or a text with a link.
refusal-name-needed = At least one letter or digit is needed: people will look for it by title and topic.
refusal-material-withdrawn = “{ $title }” has been withdrawn: it is not given out any more. What there is now stands under “Materials”.
refusal-material-decided = This has been done already: the material was added, withdrawn or removed.
