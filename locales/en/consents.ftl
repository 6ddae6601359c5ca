menu-consent = Consent
menu-consent-about = { $address ->
    [familiar] consent to keeping your data
   *[formal] consent to keeping a child’s data
}
consents-text =
    <b>Consent to the processing of a child’s personal data</b>

    <b>To whom.</b> { GIVEN($school) ->
        [yes] { $school }
       *[no] The distance-learning school that invited you to this bot
    }.
    <b>What.</b> Name, group and school, timetable, attendance, marks and work handed in, requests to move lessons, correspondence with the school, your telephone number for calls, and what you yourself tell about your child.
    <b>What for.</b> To teach, to tell you about changes in time, and to show you and the child how things go.
    <b>Who sees it.</b> You and the child’s other guardians, the child, the tutor, teachers (their own subject only), the coordinator in the child’s school, the administrator.
    <b>Where.</b> In the school’s own store. The bot’s messages pass through Telegram, whose servers are abroad.
    <b>How long.</b> As long as the child learns here and you have not withdrawn it. You can withdraw it on any day: /consent
consents-decide =
    <b>{ $child }</b>
    { $state ->
        [withdrawn] The consent was withdrawn on { DAYMONTH($at) } ({ $withdrawer }).
       *[none] One parent or guardian has to consent.
    } Without it no marks, attendance or requests are noted or shown here. The timetable and announcements come all the same.

    { $text }
consents-agree = I consent
consents-card =
    <b>{ $child }</b>
    { $state ->
        [given] Consent holds since { DAYMONTH($at) }.
        [withdrawn] The consent was withdrawn on { DAYMONTH($at) } ({ $withdrawer }). Marks, attendance and requests are neither noted nor shown.
       *[none] Nobody has consented yet. Marks, attendance and requests are neither noted nor shown.
    }{ $state ->
        [given] { $way ->
            [paper] {""} On paper: { $document } (noted by { $by }).
           *[bot] {""} Given in the bot by { $by }.
        }
       *[other] {""}
    }
consents-thanks = Thank you! The consent holds
consents-words =
    { $text }
consents-words-open = Read the text
consents-back = ← Back
consents-withdraw = Withdraw the consent
consents-withdraw-sure =
    Withdraw the consent? <b>{ $child }</b>

    At once nobody will see marks, attendance or requests any more, and no new ones will be noted. Lessons, timetable and announcements stay. What has been noted is hidden; to erase it altogether, see /settings. You can consent again on any day.
consents-withdraw-yes = Yes, withdraw it
consents-please =
    <b>{ $child }</b>: the school needs your consent.

    Without it no marks, attendance or requests are noted or shown here. Reading takes a minute.
consents-read = Read and decide
consents-open = Parents’ consent
consents-news =
    <b>{ $child }</b>: { $state ->
        [withdrawn] the consent to keeping data was withdrawn on { DAYMONTH($at) } ({ $withdrawer }). Marks, attendance and requests are no longer shown.
       *[given] the consent to keeping data was given on { DAYMONTH($at) } ({ $by }). Marks, attendance and requests can be seen now.
    }
consents-nobody = There is no child here yet whom you could decide for. Ask the tutor.
consents-name-paper =
    Consent on paper: <b>{ $child }</b>

    Write the number and the date of the document, for example: No. 15 of 01.09.2026. Don’t send the paper itself, it stays at the school.
consents-note-paper = There is one on paper
consents-awaiting =
    <b>Parents’ consent</b>

    { $total ->
        [0] There are no students in your lists yet.
       *[other] Given: { $agreed } of { $total }.{ $n ->
            [0] {""} Nobody is missing.
           *[other] {""} Nothing personal is noted or shown of those below: tap a name if there is a consent on paper.
        }
    }
consents-of = { $name }
consents-remind = Remind these families
consents-asked-again = Reminders sent
consents-to-awaiting = ← Who has not consented
refusal-consent-missing = { $address ->
    [familiar] This needs your parents’ consent. Ask mum or dad to open /consent in the bot
   *[formal] This needs the consent of a parent. It can be given here: /consent
}
refusal-document-unnamed = I see no number or date. Write, for example: No. 15 of 01.09.2026.
