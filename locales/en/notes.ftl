notes-updated-elsewhere = The note is up to date. Open it at your workstation: a psychologist’s notes do not go through Telegram.
notes-kept = Written down and sealed: { $name }.
notes-of = { $name } · { $n ->
    [0] no notes of yours
    [one] { $n } note of yours
   *[other] { $n } notes of yours
}
notes-one = no. { $id } · { WHEN($at) }
notes-page =
    — { WHEN($at) }
    { $text }
notes-key-made = The key has been made: { $file }. Keep a copy on paper or elsewhere: without it nobody reads the notes, and it cannot be had back.
refusal-wrong-key = This is not the key that your notes are sealed with.
refusal-note-empty = There is nothing to write down here.
refusal-key-missing = There is no key. Name its file in the settings (see their example), and make it with the command key.
refusal-key-exposed = Others can read the key: { $file }. It has to be yours, and to open for you only (mode 600).
refusal-key-there = There is a key already: { $file }. With a new one the notes could not be read, so it was left alone.
refusal-which-one = { $role ->
    [student] Which student
   *[psychologist] Which psychologist
} is “{ $typed }”? { GIVEN($names) ->
    [no] There is nobody of that name.
   *[yes] These fit: { $names }. Write more of the name.
}
