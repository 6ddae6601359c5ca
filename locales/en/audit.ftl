audit-verify-whole = The audit log is whole: { $n ->
    [one] { $n } row
   *[other] { $n } rows
} on end, none changed.
audit-verify-empty = There are no rows in the audit log yet.
audit-verify-broken = The audit log breaks at row { $id }: it was changed, taken out or put in. Before it { $n ->
    [one] { $n } row is good
   *[other] { $n } rows are good
}.
audit-verify-cut = The audit log has been cut: { $n ->
    [one] { $n } row is left
   *[other] { $n } rows are left
}, and last time there were { $id } at least.
audit-verify-head =
    Keep this line away from the server; next time it shows whether the end has been cut off:
    { $head }
audit-verify-no-head = This is not the line that the check prints: a number, a colon and 64 characters.
audit-verify-no-store = There is no audit log here: no store, or one of an earlier version.
menu-audit = Audit log
menu-audit-about = who did and saw what, who was refused
audit-of-person = Audit log
audit-earlier = Earlier
audit-newest = To the newest rows
audit-everybody = Everybody’s log
audit-empty =
    <b>Audit log</b>{ GIVEN($name) ->
        [no] {""}
       *[yes] {""} · { $name }
    }

    There are no rows.
audit-log =
    <b>Audit log</b>{ GIVEN($name) ->
        [no] {""}
       *[yes] {""} · { $name }
    }

    { $lines }
audit-line = { $sign } { BRIEF($at) } · { $who }: { $what }{ GIVEN($thing) ->
    [no] {""}
   *[yes] {""} — { $thing }
}{ $reason ->
    [delivered] {""} · delivered as a message
    [elsewhere] {""} · not through Telegram
    [flood] {""} · and more within that minute
    [not-personal] {""} · not personal, says its author
   *[none] {""}
}
audit-nobody = somebody without a role, or the server
audit-somebody = person no. { $id }
audit-group = group { $name }
audit-lesson = lesson no. { $id }
audit-course = course no. { $id }
audit-mark = mark no. { $id }
audit-request = request no. { $id }
audit-other = no. { $id }
