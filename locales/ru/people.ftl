people-kin = { $kin ->
    [mother] мама
    [father] папа
    [grandmother] бабушка
    [guardian] опекун
   *[other] родитель
}
people-standing = { $role ->
    [student] { GIVEN($of) ->
        [no] в школе
       *[yes] учится в группе { $of }
    }
    [parent] { GIVEN($of) ->
        [no] { people-kin }
       *[yes] { $of } — { people-kin }
    }
    [tutor] { GIVEN($of) ->
        [no] тьютор
       *[yes] тьютор · { $of }
    }
    [psychologist] { GIVEN($of) ->
        [no] психолог
       *[yes] психолог · { $of }
    }
    [teacher] преподаватель
    [coordinator] { GIVEN($of) ->
        [no] координатор школы
       *[yes] координатор · { $of }
    }
   *[admin] администратор
}
