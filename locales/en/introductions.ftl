introductions-may-we =
    <b>{ $name }</b> is in { $group } now. May we say so in the group’s chat?

    There will be one line: “{ introductions-hello }” No surname, nothing else. If you do not answer, nothing is said.
introductions-yes = Yes, you may
introductions-no = No, please don’t
introductions-yes-after-all = You may after all
introductions-withdraw = Say it no more
introductions-answered = { $state ->
    [now] <b>{ $name }</b>: the chat of { $group } will read “{ introductions-hello }” If you change your mind, we take it away at once.
    [later] <b>{ $name }</b>: the chat of { $group } will read “{ introductions-hello }” — { WHEN($at) }. Before that, and afterwards too, any adult of the family may say no.
    [other] <b>{ $name }</b>: one of the family’s adults does not want it, so { $group } is told nothing.
    [nowhere] <b>{ $name }</b>: thank you! It cannot be said in the chat of { $group } now, so nothing is said.
   *[no] <b>{ $name }</b>: all right, { $group } is told nothing. If it was said already, we take it away.
}
introductions-hello = { $name } is joining us. Welcome!
introductions-gone = This message was taken away.

introductions-told =
    <b>{ $n ->
        [1] A student who is new to you
       *[other] Students who are new to you: { $n }
    }</b>

    { $lines }
introductions-lines =
    { "" }
    <b>{ $name }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { GIVEN($school) ->
        [yes] { $school } · { $clock }
       *[no] { $clock }
    }
    { GIVEN($advice) ->
        [yes] The psychologist advises: { $advice }
       *[no] { "" }
    }
introductions-clock = { $city }: { $which ->
    [ahead] { $hours } h ahead of you
    [behind] { $hours } h behind you
   *[same] the same time as yours
}
introductions-ok = Got it
introductions-confirmed = ✓ Thank you! The tutor sees that you know.
introductions-nobody = These are not your students now.
introductions-unread = <b>{ $teacher }</b> has not read about the new students yet: { $names }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}. The first lesson is { BRIEF($at) }.
