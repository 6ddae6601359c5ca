common-more =
    {""}

    …There is more: the rest did not fit into one message.
common-broken = Something broke on our side, code { $code }. Nothing is lost, and we can see the error. Please try again in a little while.
common-open-private = Open the private chat
refusal-access-denied = This is not here any more. Tap /menu to see everything there is.
refusal-not-here = Let’s talk about that in the private chat: everybody listens here.
