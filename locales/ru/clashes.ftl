menu-clashes = Накладки
menu-clashes-about = кто или что нужно сразу на двух уроках
clashes-none = Накладок на ближайшие две недели нет: ни у преподавателей, ни у групп, ни в кабинетах, ни с занятостью школ.
clashes-list =
    <b>Накладки на две недели: { $count }</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}

            …и ещё { $more }. Поправьте первые — покажу следующие.
    }
clashes-line =
    { $number }. { DAY($at) } — <b>{ $who }</b> { $kind ->
        [teacher] — сразу на двух уроках:
        [room] — сразу два урока в кабинете:
       *[students] — сразу два урока:
    }
    { $first }
    { $second }{ $again ->
        [0] {""}
        [one] {""} — и ещё { $again } раз
        [few] {""} — и ещё { $again } раза
       *[other] {""} — и ещё { $again } раз
    }
clashes-lesson = · { TIME($at) }–{ TIME($until) } { $subject }{ GIVEN($groups) ->
    [no] {""}
   *[yes] {""} · { $groups }
}
clashes-other = · { TIME($at) }–{ TIME($until) } урок другой группы
clashes-busy-heading =
    {""}
    <b>Ученики заняты в своей школе</b>
clashes-busy = · { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } ученик
    [few] { $n } ученика
   *[many] { $n } учеников
}: { $names }
clashes-open-busy = { $what }
clashes-open = { $number }. { $subject }
