merging-begin = 👥 There is a second card
merging-which = <b>{ $name }</b>: which card is the same person’s?
merging-none = <b>{ $name }</b>: there is no second card of that name on your lists. If it is written differently there, find it.
merging-nobody = Nobody of that name is on your lists. Write it differently.
merging-person = { $name } · { $what }
merging-find = 🔍 Find another card
merging-find-whom = How is the name written on the other card? Write it, or a part of it.
merging-sure =
    Are they really one person? Please check both cards.

    { $lines }

    One card stays, <b>{ $name }</b>, with the groups, family, marks, requests and consents of both. { $accounts ->
        [2] Both have joined in Telegram. Choose which account stays; the other is disconnected and told so.
        [1] The Telegram account stays.
       *[0] {""}
    } They can’t be parted again.
merging-card = <b>{ $name }</b>{ GIVEN($account) ->
    [yes] {" "}— in Telegram: { $account }
   *[no] {" "}— not in Telegram
}
merging-and = — and —
merging-standing = · { $what }
merging-count = · { $fact ->
    [marks] marks
    [attendance] notes of attendance
    [works] works
    [requests] requests
    [consents] consents
   *[answers] answers to messages
}: { $n }
merging-yes = Yes, one person
merging-keep = One person. Keep the account { $account } ({ $n ->
    [1] first card
   *[2] second card
})
merging-done = Done, there is one card: <b>{ $name }</b>.
merging-told = The school has joined your two cards: <b>{ $name }</b>. All that was on both is here now, in one chat.
refusal-student-and-adult = A student and an adult are two people; their cards can’t be joined.
refusal-both-noted = These cards can’t be joined: both have notes of the same lesson, work or topic ({ $n }), and nobody can say which is right. Correct them in the gradebook, or ask the administrator.
refusal-not-all-yours = Another tutor keeps some of the groups or children on these cards. Please ask the administrator.
refusal-erasure-pending = A request to erase data waits for a decision for one of the cards. Please decide that first.
