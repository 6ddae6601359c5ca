menu-why = Кому что доступно
menu-why-about = почему человек может или не может что-то делать с учеником
explanations-of-person = Почему может и не может
explanations-whose =
    <b>Кому что доступно</b>

    О чьих правах рассказать? Напишите часть имени.
explanations-which-student = { $name }: по отношению к какому ученику? Напишите часть имени.
explanations-found = Кто из них? Если никто — напишите имя иначе.
explanations-not-found = Никого с таким именем нет. Напишите иначе, например только фамилию.
explanations-other-student = Другой ученик
explanations-other-person = Другой человек
explanations-of =
    <b>{ $name }</b> и ученик <b>{ $student }</b>
    { $connected ->
        [no]
            {""}
            Сейчас без Telegram: ничего из этого не делает, пока не войдёт в бота.
       *[yes] {""}
    }
    { $lines }
explanations-may = ✅ <b>Может</b>
explanations-may-not = ⛔️ <b>Не может</b>
explanations-because = потому что { $ground ->
    [self] это и есть этот ученик
    [kin] { $kin ->
        [mother] мама этого ребёнка
        [father] папа этого ребёнка
        [grandmother] бабушка этого ребёнка
       *[guardian] опекун этого ребёнка
    }
    [keeps] { $role ->
        [psychologist] психолог группы, где учится ученик: { $of }
       *[tutor] тьютор группы, где учится ученик: { $of }
    }
    [school] координатор школы, где ученик на учёте: { $of }
    [everybody] администратор, а ему доступны все ученики
    [own-courses] преподавателю доступен не весь ученик, а только свои уроки и курсы: { $of }
    [no-courses] преподаватель, но ничего у этого ученика не ведёт
    [another-student] ученику доступно только своё, а это другой ученик
    [no-child] родитель, но не этого ребёнка
    [no-group] { $role ->
        [psychologist] психолог, но не групп этого ученика
       *[tutor] тьютор, но не групп этого ученика
    }
    [other-school] координатор, но ученик не на учёте в его школе
    [no-role] нет ни одной роли в школе
   *[not-given] { $role ->
        [student] ученикам это не дано
        [parent] родителям это не дано
        [tutor] тьюторам это не дано
        [teacher] преподавателям это не дано
        [psychologist] психологам это не дано
        [coordinator] координаторам это не дано
       *[admin] администраторам это не дано
    }
}
explanations-action = · { $what }
explanations-closed = · { $what } — но не в Telegram: школа его для этого закрыла
