teaching-of-group = Subjects and teachers
teaching-subjects =
    <b>{ $group }</b>: subjects and teachers

    { $lines }
teaching-no-subjects =
    <b>{ $group }</b>

    There are no subjects yet. Name the first, and I shall ask who teaches it.
teaching-line = · { $subject } — { GIVEN($teachers) ->
    [yes] { $teachers }
   *[no] <i>nobody yet</i>
}
teaching-subject = { $subject }
teaching-new-subject = Add a subject
teaching-to-subjects = ← All subjects
teaching-name-subject = Which subject does { $group } learn? Write it, for example: Algebra.
teaching-course =
    <b>{ $subject }</b> · { $group }

    { GIVEN($teachers) ->
        [yes] Taught by { $teachers }.
       *[no] No teacher yet.
    }{ $n ->
        [0] {""}
        [one] {" "}{ $n } lesson a week in the timetable.
       *[other] {" "}{ $n } lessons a week in the timetable.
    }
teaching-assign = Choose a teacher
teaching-beside = Add one more
teaching-replace = Replace { $name }
teaching-end = No longer taught by { $name }
teaching-teacher = { $name }{ GIVEN($what) ->
    [yes] {" "}· { $what }
   *[no] {""}
}
teaching-back = ← Back
teaching-who = <b>{ $subject }</b>: who will teach it? Choose, or write the surname.
teaching-nobody = There is no such teacher on the list. Write the surname differently; an administrator adds new staff.
teaching-sure =
    <b>{ $subject }</b> · { $group }

    { GIVEN($old) ->
        [yes] From this minute { $new } teaches it, not { $old }.{ $n ->
            [0] {""}
           *[other] {" "}The timetable and all lessons to come change with it.
        }
       *[no] From this minute { $new } teaches it.
    } Marks and past lessons stay as they are. Families and teachers get a message.
teaching-yes = ✅ Yes, do it
teaching-done = Done
teaching-end-sure =
    <b>{ $subject }</b>: no longer taught by { $name }?{ $n ->
        [0] {""}
       *[other] {" "}The lessons to come stay in the timetable without a teacher.
    } Marks stay.
teaching-end-yes = Yes, no longer
teaching-begun = You have been given a subject: <b>{ $subject }</b>, group { $group }. Its gradebook and lessons are yours now.
teaching-ended = <b>{ $subject }</b>, group { $group }: you no longer teach this subject.{ GIVEN($teachers) ->
    [yes] {" "}It is taught by { $teachers }.
   *[no] {""}
}
teaching-told = <b>{ $subject }</b>, group { $group }. Now taught by { $teachers }.
refusal-subject-unnamed = I see no subject here. Please write it in letters, for example: Algebra.
refusal-shared-lessons = These lessons are shared with groups that another tutor keeps: { $groups }. Please ask the administrator.
refusal-not-taught = { $name } does not teach this any more. Please open the subject anew.
