transfers-move = ➡️ Move to another group
transfers-group = { $group }
transfers-from-which = <b>{ $name }</b>: out of which group?
transfers-where = <b>{ $name }</b> learns in { $group }. Where to?
transfers-nowhere = <b>{ $name }</b>: there is no group to move to. You can move students into groups that you keep; an administrator moves them into others.
transfers-when = <b>{ $name }</b> → { $group }. From which day?
transfers-today = From today
transfers-on = From Monday, { DAYMONTH($day) }
transfers-other-day = Another day
transfers-which-day = From which day in the new group?
transfers-sure =
    <b>{ $name }</b>
    { $old } → { $new } from { DAYMONTH($on) }

    From that day on timetable and tasks are those of the new group. Marks, attendance and tasks until then stay.
    This will be told to { $name }{ GIVEN($family) ->
        [yes] , { $family }
       *[no] {""}
    } and the tutors of both groups.
transfers-yes = ✅ Move
transfers-done = Done: <b>{ $name }</b> learns in { $new }.
transfers-planned = <b>{ $name }</b>: from { DAYMONTH($on) } in { $new } instead of { $old }. Until then nothing changes.
transfers-undo = ↩️ As it was before
transfers-cancel = Call it off
transfers-taken-back = Called off: <b>{ $name }</b> learns in { $old }. Whoever was told of the move is told of this, too.
transfers-told = { $address ->
    [familiar] From { DAYMONTH($on) } you learn in { $new }, not in { $old }. The timetable is under “Today”. Your marks stay with you.
   *[formal] <b>{ $name }</b>: from { DAYMONTH($on) } in { $new } instead of { $old }. “Today” shows the timetable of the new group; marks stay.
}
transfers-told-off = { $address ->
    [familiar] The move is called off: you learn in { $old } as before.
   *[formal] <b>{ $name }</b>: the move is called off, the group is { $old } as before.
}
transfers-keepers = A move: { $name } from { $old } to { $new }, from { DAYMONTH($on) }.
transfers-keepers-off = The move is called off: { $name } stays in { $old }.
refusal-transfer-over = This move has been made or called off meanwhile. Please open the card anew.
refusal-not-in-group = The student is in another group by now. Please open the card anew.
