menu-oneroster = Moving school
menu-oneroster-about = a OneRoster set: bring in or take out
oneroster-how =
    <b>The whole school</b>

    Send a ZIP here with the OneRoster 1.2 set of your former program: people, families, classes, tasks and marks. First I show what would change, and I touch nothing until you tap “Apply”. The same set a second time changes nothing.

    Whoever is not in the set stays as they are. I ask about namesakes. Marks wait for a parent’s consent.

    You can also take the school out as such a set: people and classes. Marks are written by a command on the server.
oneroster-take-out = Take the set
oneroster-file = school
oneroster-taken-out = A OneRoster 1.2 set: people, families and classes as of today. It holds the names of all children: keep it like a gradebook. Sent back here, it changes nothing.
oneroster-rows = { $what ->
    [new] New: { $n }
    [changed] Changed: { $n }
    [gone] Leaving, deleted at the source: { $n }
    [waiting] Waiting for a parent’s consent, not taken over yet: { $n }
   *[same] Unchanged: { $n }
}
oneroster-taken =
    <b>“{ $name }” is applied</b>

    { $lines }

    You can invite the new ones in “{ menu-people }”.
oneroster-written = The OneRoster set is in { $file }. It holds names and marks: keep it like a gradebook.
