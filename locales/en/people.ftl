people-kin = { $kin ->
    [mother] mother
    [father] father
    [grandmother] grandmother
    [guardian] guardian
   *[other] parent
}
people-standing = { $role ->
    [student] { GIVEN($of) ->
        [no] student
       *[yes] student of { $of }
    }
    [parent] { GIVEN($of) ->
        [no] { people-kin }
       *[yes] { $of } — { people-kin }
    }
    [tutor] { GIVEN($of) ->
        [no] tutor
       *[yes] tutor · { $of }
    }
    [psychologist] { GIVEN($of) ->
        [no] psychologist
       *[yes] psychologist · { $of }
    }
    [teacher] teacher
    [coordinator] { GIVEN($of) ->
        [no] school coordinator
       *[yes] coordinator · { $of }
    }
   *[admin] administrator
}
