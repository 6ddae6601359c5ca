menu-lists = Lists
menu-lists-about = students, families and staff as a table
lists-how =
    <b>Lists of people</b>

    Send a table here, XLSX or CSV: students with their parents, staff, or who teaches what. First I show what would change, and I touch nothing until you tap “Apply”.

    Whoever is not in the table stays as they are. I ask about namesakes. Here are examples and today’s lists:
lists-example-of = { $kind ->
    [staff] Example: staff
    [teaching] Example: who teaches what
   *[families] Example: students and families
}
lists-download = { $kind ->
    [staff] Download: staff
   *[families] Download: students and families
}
lists-example = An example of a list. Open it in any spreadsheet program, put your own rows in the place of these, save it and send it here.
lists-all = { $n ->
    [0] The list is still empty. Write people into it and send it here.
    [one] The list has { $n } row. Correct what you need to and send it here: I know everybody by the number in the first column.
   *[other] The list has { $n } rows. Correct what you need to and send it here: I know everybody by the number in the first column.
}
lists-file-families =
    student,group,school,joined,mother,father,grandmother,guardian
    Liza Kuznetsova,8-D,School 7,2026-09-01,Olga Kuznetsova,Pavel Kuznetsov,,
    Miron Li,8-D,Grammar School 2,2026-09-01,Anna Li,,,
lists-file-staff =
    name,role,group,school
    Anna Sokolova,tutor,8-D,
    Dmitry Lapin,teacher,,
    Irina Kim,psychologist,8-D,
    Vera Belykh,coordinator,,School 7
lists-file-teaching =
    teacher,subject,group
    Dmitry Lapin,Algebra,8-D
    Dmitry Lapin,Physics,8-D
lists-rows = { $what ->
    [new] { $kind ->
        [staff] New members of staff: { $n }
        [teaching] New assignments: { $n }
       *[families] New students: { $n }
    }
    [changed] Rows that change: { $n }
   *[same] Left alone: { $n }
}
lists-names = { $more ->
    [0] · { $names }
   *[other] · { $names } and { $more } more
}
lists-taken =
    <b>“{ $name }” is applied</b>

    { $lines }

    Invite the new ones in “{ menu-people }”.
lists-question =
    <b>{ $name }</b> · { $of }
    Row { $line } of “{ $file }”

    I know somebody of that name already:
    { $lines }

    Is it the same person? { $left ->
        [one] This is the last question.
       *[other] { $left } questions are left.
    }
lists-candidate = { GIVEN($of) ->
    [no] · { $name }
   *[yes] · { $name } — { $of }
}
lists-is = { GIVEN($of) ->
    [no] Yes: { $name }
   *[yes] Yes: { $name }, { $of }
}
lists-is-new = No, somebody else
lists-are-all = Yes, and so in all { $n } cases
lists-role = { $role ->
    [tutor] tutor
    [teacher] teacher
    [psychologist] psychologist
    [coordinator] coordinator
   *[admin] administrator
}
