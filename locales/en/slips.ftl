slips-open = Invite all on paper
slips-missing =
    <b>{ $group }</b>: { $joined ->
        [one] { $joined } person is in the bot
       *[other] { $joined } people are in the bot
    }

    { $n ->
        [0] Everybody has come. There is nobody left to invite.
       *[other] Not there yet ({ $n }): { $names }{ $more ->
            [0] { "" }
           *[other] {" "}and { $more } more
        }

            I can make a file to print: a slip for each with name, QR code, and a code for a week. Earlier invitations of these people stop working.
    }
slips-make = Make the slips
slips-title = invitations { $group }
slips-made = { $n ->
    [one] <b>{ $group }</b>: { $n } slip. Print it and hand it over in person: whoever holds a slip comes in by it.
   *[other] <b>{ $group }</b>: { $n } slips. Print them, cut them and hand them over in person: whoever holds a slip comes in by it.
}
slips-steps =
    1. Point the camera of your telephone at the QR code.
    2. In Telegram tap “Start”, then “Yes, that’s me”.
    3. It does not open? Find @{ $username } in Telegram and send it the code.
slips-until = Valid until { WHEN($at) }, once. Show it to nobody: it is a key.
