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
