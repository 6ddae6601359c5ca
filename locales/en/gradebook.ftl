menu-gradebook = Gradebook
menu-gradebook-about = marks, tasks and attendance
gradebook-courses =
    <b>Gradebook</b>

    Choose a subject. A lesson can also be noted from its own screen: “Today” → lesson → “Note the lesson”.

    A mark can be written as a line: surname, subject, mark, what for. For example: <code>Kuznetsova algebra 4 homework 7</code>
gradebook-no-courses =
    <b>Gradebook</b>

    You have no subjects yet: they will come with the timetable.
gradebook-course = { $subject } · { $group }
gradebook-by-file = Load from a file
gradebook-of-course =
    <b>{ $subject }</b> · { $group }

    { $n ->
        [0] No tasks yet.
        [one] { $n } task. Tap it to note who has handed it in.
       *[other] { $n } tasks. Tap one to note who has handed it in.
    }
gradebook-set-task = Set a task
gradebook-task = { $title }{ GIVEN($at) ->
    [no] {""}
   *[yes] {""} · by { SHORTDAY($at) }
}
gradebook-scale = Scale: { $scale ->
    [pass] pass or fail
    [percent] percent
   *[five] 2 to 5
}
gradebook-scale-is = { $scale ->
    [pass] Pass or fail
    [percent] Percent, 0 to 100
   *[five] 2 to 5
}
gradebook-scales =
    <b>{ $subject }</b>

    How are marks given here?
gradebook-to-courses = ← To the subjects
gradebook-to-course = ← To the tasks
gradebook-task-title =
    <b>{ $subject }</b>

    What is to be done? Write its name as students and parents will see it, for example “Exercises 12–15”.
gradebook-task-due =
    <b>{ $title }</b>

    By which day? It can be handed in until the end of that day.
gradebook-due-never = No due date
gradebook-of-task =
    <b>{ $title }</b>
    { $subject }{ GIVEN($at) ->
        [no] , no due date
       *[yes] , by { DAY($at) }
    }

    Handed in: { $handed } of { $n }. Tap a name to note the work and give a mark.
gradebook-student = { $state ->
    [present] ✓ { $name }
    [late] ⏱ { $name }
    [absent] ✗ { $name }
    [excused] ◇ { $name }
   *[other] { $handed ->
        [yes] ✓ { $name }
       *[no] { $name }
    }
}{ GIVEN($score) ->
    [no] {""}
   *[yes] {""} · { $score }
}
gradebook-drop-task = Remove the task
gradebook-drop-really = Remove “{ $title }”? Students and parents will not see it any more, and nobody will owe it. Marks that were given for it stay.
gradebook-drop-sure = Remove
gradebook-at-task =
    <b>{ $name }</b>
    { $title }

    { $handed ->
        [yes] Handed in.
       *[no] Not handed in yet.
    } { GIVEN($score) ->
        [no] No mark.
       *[yes] Mark: { $score }.
    }
gradebook-handed-in = { $yes ->
    [yes] Handed in
   *[no] Not handed in
}
gradebook-open-lesson = Note the lesson
gradebook-lesson =
    <b>{ $subject }</b>, { WHEN($at) }

    Noted: { $noted } of { $n }. Tap a name: who was there, and which mark.

    ✓ there · ⏱ late · ✗ not there · ◇ excused{ $awaiting ->
        [0] {""}
       *[other] {""}

    Left out for want of a parent’s consent: { $awaiting }
    }
gradebook-rest-there = All others were there
gradebook-to-lesson = ← To the lesson
gradebook-to-sheet = ← To the list
gradebook-at-lesson =
    <b>{ $name }</b>
    { $subject }, { WHEN($at) }

    { $state ->
        [present] At the lesson: yes.
        [late] At the lesson: late.
        [absent] At the lesson: no.
        [excused] At the lesson: no, excused.
       *[other] Not noted yet.
    } { GIVEN($score) ->
        [no] No mark.
       *[yes] Mark: { $score }.
    }
gradebook-state = { $state ->
    [present] ✓ There
    [late] ⏱ Late
    [absent] ✗ Not there
   *[excused] ◇ Excused
}
gradebook-score = { $score }
gradebook-take-mark = Remove the mark
gradebook-one-line = One mark in a message, please. Many of them are easier as a file: “Gradebook” → “Load from a file”.
gradebook-nobody = I find no student “{ $name }” among yours. Check the surname and write the line again: surname, subject, mark, what for.
gradebook-which-student = Whom is “{ $value }” for? { $n ->
    [one] { $n } student fits.
   *[other] { $n } students fit.
}
gradebook-did-you-mean = None of your students has that surname. Is “{ $value }” for one of these, maybe?
gradebook-line-for = { $name }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} · { $group }
}
gradebook-which-course = { $name }: in which subject is “{ $value }”?
gradebook-line-in = { $subject }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} · { $group }
}
gradebook-noted = { $name }, { $subject }: <b>{ $score }</b>{ GIVEN($what) ->
    [no] {""}
   *[yes] {""} — { $what }
}

    Noted. For ten minutes it can be undone without a trace.
gradebook-level-noted = { $name }, { $subject }: topic “{ $topic }” — <b>{ $level ->
    [advanced] advanced level
    [basic] basic level
   *[missed] not mastered yet
}</b>

    Noted. For ten minutes it can be undone without a trace.
gradebook-undo = Undo
gradebook-undone = { $name }: undone.{ GIVEN($score) ->
    [no] {""}
   *[yes] {""} The mark is { $score } again.
}
gradebook-files =
    <b>Gradebook from a file</b>

    Send a table here, XLSX or CSV. First I show what would change, and take nothing over until you tap “Apply”. The same file once more changes nothing; a corrected row corrects the mark, and the family sees what it was.

    What a file holds is told by the first row of the table. Examples:
gradebook-example-of = { $kind ->
    [tasks] Example: tasks
    [works] Example: work handed in
    [levels] Example: levels by topic
    [attendance] Example: attendance
   *[marks] Example: marks
}
gradebook-example = An example. Open it in any spreadsheet program, put your own rows in the place of these, save it and send it here.
gradebook-file-tasks =
    group,subject,task,given,due,weight
    8-D,Algebra,"Fractions, 12–15",2026-10-12,2026-10-16,1
    8-D,Physics,Lab: heat capacity,,2026-10-20 18:00,2
gradebook-file-works =
    student,group,subject,task,handed in,mark
    Liza Kuznetsova,8-D,Algebra,"Fractions, 12–15",2026-10-15,4
    Miron Li,8-D,Algebra,"Fractions, 12–15",2026-10-16 21:30,
gradebook-file-marks =
    student,group,subject,mark,what for,date
    Liza Kuznetsova,8-D,Physics,5,answer,2026-10-14
    Miron Li,8-D,Physics,3,quiz,2026-10-14
gradebook-file-attendance =
    student,group,date,subject,start,attendance,reason
    Liza Kuznetsova,8-D,2026-10-14,Physics,11:00,present,
    Miron Li,8-D,2026-10-14,Physics,11:00,excused,doctor's note
gradebook-file-levels =
    student,group,subject,topic,level
    Liza Kuznetsova,8-D,Algebra,Rational fractions,advanced
    Miron Li,8-D,Algebra,Rational fractions,basic
gradebook-taken =
    Done: “{ $name }” is in the gradebook.

    { $lines }
gradebook-rows = { $what ->
    [new] New
    [changed] Corrected
   *[same] So already
}: { $kind ->
    [tasks] { $n ->
        [one] { $n } task
       *[other] { $n } tasks
    }
    [works] { $n ->
        [one] { $n } work
       *[other] { $n } works
    }
    [levels] { $n ->
        [one] { $n } level
       *[other] { $n } levels
    }
    [attendance] { $n ->
        [one] { $n } note of attendance
       *[other] { $n } notes of attendance
    }
   *[marks] { $n ->
        [one] { $n } mark
       *[other] { $n } marks
    }
}
refusal-not-on-scale = “{ $value }” does not fit: marks of this subject are { $scale ->
    [pass] “pass” or “fail”
    [percent] percent from 0 to 100
   *[five] 2, 3, 4 or 5
}. Write the line again.
refusal-already-given = { $child }: the same mark for the same thing is there since today. I have not added a second one.
refusal-ten-minutes-over = Ten minutes have passed, or it was not you who noted it. Give the mark anew: the old one will be seen as corrected.
refusal-corrected-meanwhile = Somebody has just changed this mark. Open the list again.
refusal-scale-in-use = { $subject }: there are marks already, and on another scale they would mean something else. The scale can be changed as long as there are none.
refusal-topic-missing = Add the topic after the level, for example “Kuznetsova algebra basic fractions”.
refusal-line-gone = This question is old. Write the line again: surname, subject, mark, what for.
refusal-lesson-ahead = This lesson has not begun. It can be noted { WHEN($begins) }.
refusal-task-unnamed = The name needs a letter or a digit. Write it again.
refusal-due-already = This day has passed. Choose another one.
