substitutes-open = A substitute for the tutor
substitutes-group =
    { $news ->
        [named] Done. The substitute and the tutor get a message.
        [ended] Done, it is over.
       *[none] {""}
    }

    <b>{ $group }</b> is kept by { $tutors }.

    { $lines }
substitutes-no-tutor = <b>{ $group }</b> has no tutor. Add one first: People → Add somebody.
substitutes-line = · { $running ->
    [yes] now
   *[no] soon
} { $name } instead of { $tutor }: { DAYMONTH($first) } to { DAYMONTH($last) }
substitutes-new = { $n ->
    [one] Name a substitute
   *[other] Name a substitute for { $name }
}
substitutes-end = { $running ->
    [yes] End it: { $name }
   *[no] Call it off: { $name }
}
substitutes-person = { $name }
substitutes-back = ← Back
substitutes-who = Who will keep { $group } for a time?
substitutes-nobody = There is nobody yet. Add a second tutor: People → Add somebody (an administrator does that).
substitutes-from = <b>{ $name }</b> stands in for { $group }. From which day?
substitutes-today = From today
substitutes-tomorrow = From tomorrow
substitutes-other-day = Another day
substitutes-first-day = Which is the first day?
substitutes-last-day = Which is the last day?
substitutes-until = From { DAYMONTH($day) }. Until which day, that day included?
substitutes-for = { $length ->
    [day] One day
    [week] A week, to { DAYMONTH($day) }
   *[fortnight] Two weeks, to { DAYMONTH($day) }
}
substitutes-sure =
    <b>{ $group }</b>
    { DAYMONTH($first) } to { DAYMONTH($last) }, both included: <b>{ $name }</b> instead of { $tutor }.

    As long as that the substitute sees and does in this group whatever a tutor does. Then it ends by itself. Both get a message.
substitutes-yes = ✅ { $n ->
    [0] Yes, do it
   *[other] In this group only
}
substitutes-everywhere = ✅ In their other groups, too: { $of }
substitutes-told = { $you ->
    [substitute] From { DAYMONTH($first) } to { DAYMONTH($last) } you keep <b>{ $group }</b> instead of { $tutor }. As long as that it is on your lists; then it ends by itself.
   *[tutor] From { DAYMONTH($first) } to { DAYMONTH($last) } { $name } stands in for you in <b>{ $group }</b>. You keep your own access.
}
substitutes-begun = From today you keep <b>{ $group }</b> instead of { $tutor }, to { DAYMONTH($last) } included. It is on your lists: People.
substitutes-ended = { $you ->
    [substitute] You no longer stand in for <b>{ $group }</b>. Thank you! It is not on your lists any more.
   *[tutor] { $name } no longer stands in for you in <b>{ $group }</b>.
}
refusal-substitute-for-time = You keep this group for a time only, so its tutor or an administrator names a substitute.
refusal-keeps-already = { $name } keeps this group already.
refusal-substitution-over = This has been decided, ended or called off. Please open it anew.
