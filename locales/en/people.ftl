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
people-sign = { $presence ->
    [connected] ✅
    [silent] 🔕
    [invited] ✉️
   *[absent] ▫️
}
people-legend = ✅ joined · ✉️ invitation waiting · 🔕 blocked the bot · ▫️ not in Telegram
menu-people = People
menu-people-about = groups, families, invitations
people-groups =
    <b>People</b>

    Whose list would you like to see?
people-no-groups =
    <b>People</b>

    There are no groups yet.
people-group = { $group }
people-pupils = Students of my school
people-staff = Staff
people-add-group = New group
people-to-groups = ← All groups
people-to-group = ← { $group }
people-to-card = ← To the card
people-roster =
    <b>{ $group }</b> · { $n ->
        [one] { $n } student
       *[other] { $n } students
    }

    { $lines }

    { people-legend }
people-roster-empty =
    <b>{ $group }</b>

    Nobody is here yet. Add the first student.
people-student = { people-sign } <b>{ $name }</b>
people-guardian = {"      "}{ people-sign } { $name } — { people-kin }
people-person = { $name }
people-relative = { $name } — { people-kin }
people-pupil = · { $name }
people-of-school =
    <b>{ GIVEN($school) ->
        [no] Students of the school
       *[yes] { $school }
    }</b> · { $n ->
        [one] { $n } student
       *[other] { $n } students
    }

    { $lines }
people-school = on the roll of { $school }
people-card =
    { $news ->
        [added] Added. Invite them to Telegram now, or keep them on the list without it.
        [same] Done: it is one and the same person, there will be no second card.
        [renamed] The name has been put right.
       *[none] {""}
    }

    <b>{ $name }</b>
    { $lines }

    { $presence ->
        [connected] ✅ Has joined.
        [silent] 🔕 Messages do not arrive: the bot is blocked, or the chat is closed. Better telephone.
        [invited] ✉️ An invitation waits until { WHEN($until) }.
       *[absent] ▫️ Not in Telegram.
    }
people-add-student = Add a student
people-add-guardian = Add a parent
people-ask-school = Set the school
people-to-find = 🔍 Find by name
people-find = Whom shall I find? Write a name, a surname or a part of it.
people-found = { $n ->
    [one] One person was found:
   *[other] These were found:
}
people-found-one = { $name } · { $what }
people-not-found = Nobody of that name is on your lists. Try to write it differently.
people-namesakes =
    <b>{ $name }</b>: this name is on the lists already.

    { $n ->
        [one] Is it the same person?
       *[other] Is it one of them?
    } If not, I shall add somebody new. You may also write the name differently, for example in full.
people-is-same = Yes: { $name } · { $what }
people-is-new = No, somebody else
people-family = <b>{ $child }</b>: { $name } reads about the lessons in the bot now, too. If that is a mistake, write to the tutor.
people-change = ✏️ Change…
people-what-to-change = <b>{ $name }</b>: what shall be changed?
people-manage = ⚙️ Group: subjects, substitute, year’s end
people-to-manage = ← To the group
people-what-to-arrange = <b>{ $group }</b>: what would you like to do?
people-rename = Correct the name
people-name-anew =
    It says <b>{ $name }</b> now. What is right?

    Write the whole name, given name first.
people-rename-group = Rename the group
people-name-group-anew = The group is called <b>{ $group }</b> now. What shall it be called?
people-stop = Cancel
people-stopped = All right, nothing is changed.
people-name-student =
    A new student of { $group }. What is the name?

    Write given name and surname, for example: Liza Kuznetsova.
people-which-kin = { $name }: whom shall I add?
people-of-kin = { $kin ->
    [mother] The mother
    [father] The father
    [grandmother] The grandmother
   *[guardian] Another guardian
}
people-name-guardian =
    { $name }: { $kin ->
        [mother] what is the mother’s name?
        [father] what is the father’s name?
        [grandmother] what is the grandmother’s name?
       *[guardian] what is the guardian’s name?
    }

    Write it in full, given name first, for example: Olga Kuznetsova.
people-which-school = { $name }: on the roll of which school?
people-of-that-school = { $name }
people-other-school = Another school…
people-name-school = Write the name of the school, for example: School No. 7.
people-all-staff =
    <b>Staff</b> · { $n }

    { $lines }

    { people-legend }
people-worker = { people-sign } <b>{ $name }</b> — { $what }
people-add-worker = Add somebody
people-which-role = Whom would you like to add?
people-in-role = { $role ->
    [tutor] Tutor
    [teacher] Teacher
    [psychologist] Psychologist
    [coordinator] Coordinator
   *[admin] Administrator
}
people-for-which-group = { $role ->
    [tutor] Tutor of which group?
   *[psychologist] Psychologist of which group?
}
people-for-which-school = Coordinator of which school?
people-name-worker =
    { $role ->
        [tutor] A new tutor. What is the name?
        [teacher] A new teacher. What is the name?
        [psychologist] A new psychologist. What is the name?
        [coordinator] A new coordinator. What is the name?
       *[admin] A new administrator. What is the name?
    }

    Write it in full, given name first, for example: Anna Sokolova.
people-name-group = What shall the new group be called? For example: 8-D.
refusal-name-missing = I see no name here. Please write it in letters, in one message.
