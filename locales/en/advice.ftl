menu-advice = A psychologist’s advice
menu-advice-about = what a psychologist advises those who teach a child
advice-none =
    <b>A psychologist’s advice</b>

    None yet.
advice-list =
    <b>A psychologist’s advice</b>

    { $lines }
advice-line =
    <b>{ $student }</b> · { BRIEF($at) }{ $released ->
        [yes] {""} · parents see it, too
       *[no] {""} · for the staff only
    }
    { $text }
    {""}
advice-new = Write advice
advice-release = { $student }: show it to the parents
advice-which-student = Whom is it about? Write a part of the name.
advice-found = Which of them? If none, write the name in another way.
advice-not-found = There is nobody of such a name among the students of your groups. Write it in another way.
advice-write =
    { $student }: what do you advise those who teach?

    In one message. The tutor and the teachers will see it; parents only if you show it to them. Write nothing confidential here: for that there are the notes at your workstation.
advice-told =
    <b>{ $student }</b>: a psychologist’s advice

    { $text }
refusal-advice-empty = I see no words here. Write your advice in one message.
refusal-advice-too-long = More than { $limit } characters do not fit. Please write less.
