menu-announce = Announce
menu-announce-about = write to a group, students, parents, colleagues
announcements-write =
    <b>A new announcement</b>

    Write it in one message, or send a photo, a video, a file or an album with a caption. Bold text and links stay.

    Nobody sees anything yet: first I will show how it looks and who gets it.
announcements-write-again = Send the announcement anew: text, photo, video, file or album. It takes the place of the old one.
announcements-one-at-a-time = That is another message, and there is one announcement at a time. To replace it, tap “Edit text”: /announce
announcements-mine = My announcements
announcements-whom =
    <b>Who gets it?</b>{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}{ $group }
    }

    Chosen: { $n ->
        [0] nobody yet
        [one] { $n } person
       *[other] { $n } people
    }{ GIVEN($chats) ->
        [no] {""}
       *[yes] {" "}and the chat { $chats }
    }{ $named ->
        [0] {""}
       *[other] {" "}(by name: { $named })
    }{ $silent ->
        [yes] , among them those who have not confirmed an earlier announcement
       *[no] {""}
    }.
announcements-group-of = { $n ->
    [0] { $group }
   *[other] ✓ { $group } · { $n }
}
announcements-all-groups = { $n ->
    [0] All my groups
   *[other] ✓ All my groups · { $n }
}
announcements-toggle = { $chosen ->
    [yes] ✓{" "}
   *[no] {""}
}{ $whom ->
    [chat] The group’s chat
    [student] Students
    [parent] Parents
    [teacher] Teachers
    [tutor] Tutors
    [psychologist] Psychologists
   *[coordinator] Coordinators
}
announcements-other-group = ← Another group
announcements-find = By name
announcements-silents = Not confirmed
announcements-done = Done, show it
announcements-type-name = Type a name or its beginning, for example “Kuzn”.
announcements-nobody-found = There is nobody of that name around your groups. Check it and try again.
announcements-found = Who is to be added? Those with a tick are on the list: tap to take them off.
announcements-person = { $chosen ->
    [yes] ✓ { $name }
   *[no] { $name }
}
announcements-to-whom = ← To the list
announcements-which-silent = Which announcement have they not confirmed?
announcements-earlier = { $chosen ->
    [yes] ✓ { $about }
   *[no] { $about }
}
announcements-untitled = without text
announcements-when = <b>When?</b> By your own clock.
announcements-at-once = At once
announcements-moment = { BRIEF($at) }
announcements-type-time = Type a time
announcements-type-when = Type the day and the time, for example: <code>15.10 13:10</code>
announcements-type-when-again = I can’t read that. Type day, month and time, for example: <code>15.10 13:10</code>
announcements-draft =
    ↑ This is how it looks. Nobody has seen it yet.

    <b>Who:</b> { $n ->
        [0] {""}
        [one] { $n } person
       *[other] { $n } people
    }{ GIVEN($chats) ->
        [no] { $n ->
            [0] nobody yet
           *[other] {""}
        }
       *[yes] { $n ->
            [0] the chat { $chats }
           *[other] {" "}and the chat { $chats }
        }
    }
    <b>When:</b> { GIVEN($when) ->
        [no] at once
       *[yes] { $late ->
            [yes] that time has passed, choose another
           *[no] { $when }
        }
    }
    <b>Confirmation:</b> { $wanted ->
        [yes] readers are asked to tap “I have read it”
       *[no] not needed
    }{ $away ->
        [0] {""}
       *[other]
    {" "}
    The bot can’t reach { $away } of them: afterwards I will show whom to call.
    }
announcements-then = { WHEN($at) }
announcements-send = { $later ->
    [yes] Send at that time
   *[no] Send
}
announcements-readers = Through a reader’s eyes ({ $n })
announcements-edit = Edit text
announcements-choose-whom = Who
announcements-choose-when = When
announcements-ask-receipt = { $wanted ->
    [yes] ✓ Confirm
   *[no] Confirm?
}
announcements-discard = Throw away
announcements-discarded = Thrown away: nobody has seen it.
announcements-back = ← Back
announcements-who =
    <b>Readers: { $n }</b>

    Tap a name to see the announcement through that person’s eyes.
announcements-through = { $name }
announcements-personal =
    <b>This looks personal</b>

    { $lines }

    The announcement goes into a group’s chat, too, where everybody reads it. { $outright ->
        [yes] It can’t go there with this.
       *[no] If everybody may know it, send it: the log will say that you have decided so.
    }{ $n ->
        [0] {""}
        [one] {" "}Send it to the child and the parents instead?
       *[other] {" "}Perhaps write to each family by itself?
    }
announcements-to-family = To the family only
announcements-only-family = { $name }: the family only now, not the group. Look at it and send it.
announcements-scheduled =
    <b>Goes out { WHEN($at) }</b>

    “{ $about }”: { $n ->
        [one] { $n } reader.
       *[other] { $n } readers.
    } Until then everything can be changed.
announcements-not-yet = Make it a draft again
announcements-progress =
    <b>{ $state ->
        [sending] On its way
        [paused] Paused
        [stopped] Stopped
        [recalled] Recalled
       *[sent] Sent
    }</b>: “{ $about }”, { BRIEF($at) }

    Arrived: { $sent } of { $all }{ $phoned ->
        [0] {""}
       *[other] , told by telephone: { $phoned }
    }{ $asks ->
        [yes] {""}
            Confirmed: { $confirmed }, silent: { $silent }
       *[no] {""}
    }
    { $away }
announcements-not-reached =
    {""}
    <b>Not reached: { $n }</b> — better call them
announcements-chat-away = — the chat { $group }: { $trouble ->
    [personal] stopped, the text tells of a child
   *[other] the bot can’t write there
}
announcements-one-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}{ $trouble ->
    [none] {""}
    [no-telegram] : not connected to the bot
    [blocked] : has blocked the bot
    [never-started] : has not tapped “Start” yet
    [deactivated] : the account is deleted
   *[other] : Telegram does not take the message
}
announcements-refresh = Refresh
announcements-pause = Pause
announcements-release = Go on
announcements-stop = Stop
announcements-remind = Remind the silent ({ $n })
announcements-reminded = { $n ->
    [one] Reminded { $n } person.
   *[other] Reminded { $n } people.
} Those who have confirmed get no reminder.
announcements-all-away = Not reached: all { $n }
announcements-away = { $lines }
announcements-list = <b>Your announcements</b>
announcements-none = You have not sent any yet. To begin: /announce
announcements-one = { BRIEF($at) } · { $about }
announcements-correct = Correct
announcements-recall = Recall
announcements-type-correction = Send the whole new text: it takes the place of the old one for everybody who has it.{ $files ->
    [yes] {" "}Photos and files stay.
   *[no] {""}
}
announcements-correction =
    <b>The new text:</b>

    { $text }
    { $personal ->
        [no] {""}
        [outright] {""}
            ⚠ Not with this, a group’s chat will read it, too:
       *[perhaps] {""}
            ⚠ This looks personal, and a group’s chat will read it, too:
    }
    { $lines }

    { $personal ->
        [outright] {""}
       *[other] Replace it everywhere?
    }
announcements-correct-quietly = Replace quietly
announcements-correct-aloud = Replace and say so
announcements-leave = Leave it as it is
announcements-recall-how =
    <b>Recall it everywhere?</b>

    Everywhere it will say “Recalled”. Photos and files are deleted if they were sent less than two days ago.
announcements-recall-quietly = Recall quietly
announcements-recall-aloud = Recall and say so
announcements-card =
    { GIVEN($child) ->
        [no] <b>Announcement</b>
       *[yes] <b>{ $child }: announcement</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ I have read it
       *[no] {""}
    }
announcements-card-again =
    { GIVEN($child) ->
        [no] <b>A reminder: announcement</b>
       *[yes] <b>{ $child }: a reminder of an announcement</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ I have read it
       *[no] {""}

            Please read it and tap the button: your answer is awaited.
    }
announcements-card-corrected =
    { GIVEN($child) ->
        [no] <b>Announcement (corrected)</b>
       *[yes] <b>{ $child }: announcement (corrected)</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ I have read it
       *[no] {""}
    }
announcements-group =
    <b>{ $group }: announcement</b>

    { $text }

    — { $author }
announcements-struck = <b>Recalled.</b> This announcement is no longer valid.
announcements-news = { $recalled ->
    [yes] An announcement was recalled: it is no longer valid.
   *[no] An announcement was corrected: “{ $about }”. The new text stands above, in its old place.
}
announcements-seen = I have read it
refusal-announcement-decided = This announcement is settled already: sent, stopped, recalled or thrown away. See /announce
refusal-nothing-written = There is nothing here yet. Send a text, a photo, a video or a file.
refusal-nobody-to-tell = There is nobody to get it. Choose who it is for.
refusal-moment-passed = That time has passed. Choose another.
refusal-caption-too-long = Under a photo or a file there is room for { $limit } characters, and this has { $n }. Please make it shorter.
refusal-only-a-preview = This is a preview: that is how readers see the button.
