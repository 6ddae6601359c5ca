invitations-yours =
    { GIVEN($name) ->
        [no] This is an invitation for the school’s first administrator.
       *[yes] This is an invitation for one person:

        <b>{ $name }</b>
    }
    { $lines }

    Is that you?
invitations-yes = Yes, that’s me
invitations-no = No, it’s a mistake
invitations-declined = All right, nothing has changed. Please tell whoever sent it that the invitation has reached the wrong person.
invitations-wrong-key =
    This invitation does not open the door: it has been used, is out of date, or was written down wrong. Check the code on your card or ask the tutor for a new one — it takes a minute.

    After several tries, please wait an hour.
invitations-joined = All set, { $name }! The school will write to you here.
invitations-invite = Invite
invitations-void = Void the invitation
invitations-disconnect = Disconnect from the bot
invitations-made =
    Invitation: <b>{ $name }</b>
    { $lines }

    { $link }
    Code: <code>{ $code }</code>
    Good until { WHEN($until) }, works once.

    1. Forward the link, or show this QR code to a camera.
    2. In the bot, tap “Start”, then “Yes, that’s me”.
    3. If the link does not open, send the code to the bot.
invitations-copy-link = Copy the link
invitations-copy-code = Copy the code
invitations-voided = The invitation is void: { $name }. The old link and code open nothing any more.
invitations-used-already = Too late: somebody has joined with this invitation ({ $name }). If it is the wrong person, disconnect them.
invitations-disconnect-sure =
    Disconnect <b>{ $name }</b> from the bot?

    Nothing will arrive there any more, and the menu goes away. They stay on the list and can be invited again.
invitations-disconnect-yes = Yes, disconnect
invitations-cut-off = Done, disconnected: { $name }. You can make a new invitation on their card.
invitations-accepted =
    Joined: <b>{ $name }</b>
    { $lines }

    In Telegram: { $account }
invitations-not-them = That’s the wrong person: disconnect
invitations-family =
    { $child }: one more adult of the family has joined — <b>{ $name }</b> (in Telegram: { $account }).

    If you do not know who that is, write to the tutor at once.
invitations-goodbye =
    The school has disconnected this chat: the timetable and messages do not arrive here any more.

    If that is a mistake, ask the tutor for a new invitation.
refusal-already-connected = It’s all right: you have joined already. The menu is at /menu
refusal-student-account = This chat belongs to { $name } already, and a student’s chat is kept apart from the adults’. Open the invitation in the Telegram of the person it was sent to.
refusal-key-spent = Somebody has just used this invitation. If that was not you, write to the tutor at once.
refusal-person-connected = { $name } has joined already. To change the phone or the account, disconnect the old one first.
refusal-staff-member = { $name } works for the school. An administrator keeps the cards of staff.
refusal-own-account = You cannot disconnect yourself: another administrator or tutor does that.
