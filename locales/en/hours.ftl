hours-quiet = Quiet hours
hours-work = Working hours
hours-from-to = { $begins }:00–{ $ends }:00
hours-when-quiet =
    <b>{ hours-quiet }</b>

    { $chosen ->
        [yes] From { $begins }:00 to { $ends }:00 by your clock only what is urgent comes. The rest waits for the morning.
       *[no] At the moment messages come at any time. Choose the hours in which only what is urgent may come.
    }
hours-quiet-off = No quiet hours
hours-when-work =
    <b>{ hours-work }</b>

    { $chosen ->
        [yes] { $saturdays ->
            [yes] Monday to Saturday
           *[no] Monday to Friday
        }, { $begins }:00–{ $ends }:00 by your clock. Questions of families come in these hours, urgent ones at once.

        Families are promised an answer within { $n ->
            [one] { $n } working hour
           *[other] { $n } working hours
        }: “you will have an answer by…”.
       *[no] At the moment families’ questions come at any time, and nobody is promised an answer by a certain time. Choose your hours.
    }
hours-saturdays = { $on ->
    [yes] Not on Saturdays
   *[no] On Saturdays, too
}
hours-within = In { $n } h
hours-work-off = No working hours
refusal-no-such-hours = There are no such hours: please choose from the list.
