guard-found-phone = · a phone number: “{ $quote }”
guard-found-key = · a link that lets anybody in: “{ $quote }”
guard-found-email = · an e-mail address: “{ $quote }”
guard-found-mark = · a name next to a mark, a debt or health: “{ $quote }”
guard-found-born = · a name and a birthday: “{ $quote }”
guard-found-name = · a student’s surname: “{ $quote }”
guard-found-given = · a student’s name: “{ $quote }”
guard-excuse = It is not personal, send it
guard-stopped =
    <b>Not sent to the chat of { $group }</b>

    The text tells of a child, and everybody in the chat would read it.
    { $lines }

    Please mend it and send it again.
