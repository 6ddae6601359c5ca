substitutes-open = A substitute for the tutor
substitutes-group =
    { $news ->
        [named] Done. The substitute and the tutor get a message.
        [ended] Done, it is over.
       *[none] {""}
    }

    The tutor of <b>{ $group }</b>: { $tutors }.

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
substitutes-who = Who will look after { $group } for the time being?
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
    [substitute] From { DAYMONTH($first) } to { DAYMONTH($last) } you look after <b>{ $group }</b> in place of { $tutor }. During that time it is on your lists; then your access ends by itself.
   *[tutor] From { DAYMONTH($first) } to { DAYMONTH($last) } { $name } stands in for you in <b>{ $group }</b>. You keep your own access.
}
substitutes-begun = From today to { DAYMONTH($last) }, that day included, you look after <b>{ $group }</b> in place of { $tutor }. It is on your lists: People.
substitutes-ended = { $you ->
    [substitute] You no longer stand in for <b>{ $group }</b>. Thank you! It is not on your lists any more.
   *[tutor] { $name } no longer stands in for you in <b>{ $group }</b>.
}
refusal-substitute-for-time = You look after this group only for a time, so its tutor or an administrator names a substitute.
refusal-keeps-already = { $name } already looks after this group.
refusal-substitution-over = This has been decided, ended or called off. Please open it anew.
