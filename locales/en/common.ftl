common-more =
    {""}

    …There is more: the rest did not fit into one message.
common-broken = Something broke on our side, code { $code }. Nothing is lost, and we can see the error. Please try again in a little while.
common-open-private = Open the private chat
common-in-private = I write what is personal in the private chat only: here everybody would read it. Open it and tap “Start”: the answer will be there.
refusal-nothing-here = There is nothing for you to see here. Open the private chat: everything that is for you is there.
refusal-access-denied = This is not here any more. Tap /menu to see everything there is.
refusal-not-here = Let’s talk about that in the private chat: everybody listens here.
refusal-personal-data-elsewhere = The school does not pass on marks, tasks and requests through Telegram. { $address ->
    [familiar] Ask your tutor.
   *[formal] The tutor will tell you.
}
common-personal-news = There is news about studies. No details here: the school does not pass them on through Telegram. { $address ->
    [familiar] Ask your tutor.
   *[formal] The tutor will tell you.
}
refusal-post-too-long = That is { $n } characters, and { $limit } fit. Please write it shorter, or send it as a file.
refusal-too-many-files = One message holds { $limit } files. This one is too many; the others are in place.
refusal-nothing-sent = This can't be passed on. Please send a text, a photo, a video or a file.
common-days = { $days ->
    [one] { DAYMONTH($first) }
    [month] { DAYMONTH($first) }–{ DAYNUMBER($last) }
   *[several] { DAYMONTH($first) } – { DAYMONTH($last) }
}
common-and-more = …and { $n } more
