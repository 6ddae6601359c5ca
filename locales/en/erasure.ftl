erasure-mine = Erase my data
erasure-whose = Whose data are to be erased?
erasure-of-child = About the child: { $name }
erasure-of-mine = About me alone
erasure-about =
    <b>{ $mine ->
        [yes] Erase my data
       *[no] Erase the data: { $name }
    }</b>

    What goes: the name, the Telegram number, language, time zone and quiet hours, roles and family ties, marks, levels, attendance with reasons, work handed in, requests, messages to the school, answers, questions, notifications and invitations. The bot will no longer answer old buttons.

    What stays: the lessons of the group, the log of actions, and records about others, with “removed participant”, in Russian, in place of the name.{ $works ->
        [yes] { " " }Announcements, guides and marks given stay with the school, without the name as well.
       *[no] { "" }
    }

    The bot can't erase messages that have arrived in Telegram, nor the school's papers. You can take a copy first: “My data” in the settings.

    An administrator of the school confirms the request. After that the data can't be brought back.
erasure-ask = Yes, ask for erasure
erasure-keep = No, keep them
erasure-kept = All right, everything stays as it is.
erasure-waits =
    The request went to the school's administrator on { WHEN($at) }: { $name }.

    The answer will come here.
erasure-withdraw = Take the request back
erasure-family-asked = { $mine ->
    [yes] { $asker } asks the school to erase your data from the bot. If that is a mistake, tell your tutor.
   *[no] { $name }: { $asker } asks the school to erase the child's data from the bot. If you do not agree, tell the school: an administrator decides.
}
erasure-stays =
    { $name }: the school does not erase the data.{ GIVEN($reason) ->
        [yes] { " " }The reason: { $reason }
       *[no] { "" }
    }
erasure-goes = { $mine ->
    [yes] It is done: the data are being erased from the bot right now, and our conversation ends here. Old messages can be deleted together with the chat. Goodbye, and all the best!
   *[no] { $name }: the data are being erased from the bot right now. They can't be brought back.
}
erasure-requests = Requests for erasure
erasure-list = { $n ->
    [0] There are no requests for erasure.
    [one] { $n } request waits for a decision.
   *[other] { $n } requests wait for a decision.
}
erasure-request = { $name }
erasure-card =
    <b>Request for erasure: { $name }</b>
    { $own ->
        [yes] Asked for themselves, { WHEN($at) }.
       *[no] Asked by { $asker }, { WHEN($at) }.
    }
    { GIVEN($others) ->
        [yes] These answer for the child as well: { $others }. They have been told; talk to them before you decide.
       *[no] { "" }
    }
    { $works ->
        [yes] This person works for the school: hand over their groups and lessons first.
       *[no] { "" }
    }
    { $state ->
        [asked] The law wants an answer soon: usually within ten working days. Erasure is final.
        [approved] Confirmed. In a minute the data begin to go; until then it can be taken back.
        [leaving] Everybody is being told, the data are about to go.
        [refused] Refused. { GIVEN($reason) ->
            [yes] The reason: { $reason }
           *[no] Without an explanation.
        }
        [withdrawn] The request was taken back, the data stay.
       *[done] The data are erased.
    }
erasure-yes = Erase for ever
erasure-no = Refuse…
erasure-undo = Take the erasure back
erasure-why = Why does the school not erase the data: { $name }? Write a sentence or two; whoever has asked will read them.
erasure-back = ← Back
refusal-erasure-decided = That has been decided already. Look again: /settings
refusal-last-administrator = This is the only administrator: without one nobody could let people into the bot. Invite a second one first.
