menu-why = Who may do what
menu-why-about = why somebody may or may not do something with a student
explanations-of-person = Why they may and may not
explanations-whose =
    <b>Who may do what</b>

    Whose rights shall be explained? Write a part of the name.
explanations-which-student = { $name }: as to which student? Write a part of the name.
explanations-found = Which of them? If none, write the name in another way.
explanations-not-found = There is nobody of such a name. Write it in another way, the surname alone for example.
explanations-other-student = Another student
explanations-other-person = Another person
explanations-of =
    <b>{ $name }</b> and the student <b>{ $student }</b>
    { $connected ->
        [no]
            {""}
            Without Telegram just now: does none of this before joining the bot.
       *[yes] {""}
    }
    { $lines }
explanations-may = ✅ <b>May</b>
explanations-may-not = ⛔️ <b>May not</b>
explanations-because = because { $ground ->
    [self] they are this student
    [kin] { $kin ->
        [mother] she is this child’s mother
        [father] he is this child’s father
        [grandmother] she is this child’s grandmother
       *[guardian] they are this child’s guardian
    }
    [keeps] { $role ->
        [psychologist] they are the psychologist of the student’s group: { $of }
       *[tutor] they are the tutor of the student’s group: { $of }
    }
    [school] they are the coordinator of the student’s school: { $of }
    [everybody] they are an administrator, who reaches all students
    [own-courses] a teacher reaches their own lessons and courses only, not the whole student: { $of }
    [no-courses] they are a teacher, but teach this student nothing
    [another-student] a student reaches their own things only, and this is another student
    [no-child] they are a parent, but not of this child
    [no-group] { $role ->
        [psychologist] they are a psychologist, but of none of the student’s groups
       *[tutor] they are a tutor, but of none of the student’s groups
    }
    [other-school] they are a coordinator, but the student is not on their school’s roll
    [no-role] they hold no role in the school
   *[not-given] { $role ->
        [student] students may not
        [parent] parents may not
        [tutor] tutors may not
        [teacher] teachers may not
        [psychologist] psychologists may not
        [coordinator] coordinators may not
       *[admin] administrators may not
    }
}
explanations-action = · { $what }
explanations-closed = · { $what }, but not in Telegram: the school has closed it for this
