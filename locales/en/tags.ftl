tags-open = Label in the group’s chat
tags-question =
    <b>Label in the group’s chat</b>

    { GIVEN($groups) ->
        [no] At the moment the bot sets no labels in the chats of your groups.
       *[yes] { $agreed ->
            [yes] In the chat of { $groups } it says beside your name whose parent you are, for example “mum: { $child }”. You can take it away at any moment.
           *[no] In the chat of { $groups } it could say beside your name whose parent you are, for example “mum: { $child }”: other parents will know who is writing. Only you decide; until you agree there is nothing.
        }
    }
tags-show = Show it
tags-hide = Don’t show it
tags-kin = { $kin ->
    [mother] mum
    [father] dad
    [grandmother] granny
   *[guardian] guardian
}
tags-keeper = { $role ->
    [tutor] tutor
   *[psychologist] psychologist
}
