menu-today = Сегодня
menu-today-about = уроки на сегодня
menu-week = Неделя
menu-week-about = расписание на неделю
timetable-day =
    <b>{ GIVEN($child) ->
        [no] { DAY($at) }
       *[yes] { $child }: { DAY($at) }
    }</b>

    { $lines }
timetable-day-free =
    <b>{ GIVEN($child) ->
        [no] { DAY($at) }
       *[yes] { $child }: { DAY($at) }
    }</b>

    Уроков нет.
timetable-week =
    <b>{ GIVEN($child) ->
        [no] Неделя { DATE($at) } — { DATE($until) }
       *[yes] { $child }: неделя { DATE($at) } — { DATE($until) }
    }</b>
    { $lines }
timetable-week-free =
    <b>{ GIVEN($child) ->
        [no] Неделя { DATE($at) } — { DATE($until) }
       *[yes] { $child }: неделя { DATE($at) } — { DATE($until) }
    }</b>

    Уроков нет.
timetable-date =
    {""}
    <b>{ DAY($at) }</b>
timetable-of-child =
    {""}
    <b>{ $child }</b>
timetable-own =
    {""}
    <b>Мои уроки</b>
timetable-none = Уроков нет.
timetable-line = { $state ->
    [cancelled] <s>{ TIME($at) }–{ TIME($until) } { $subject }</s> отменён{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
    [changed] { TIME($at) }–{ TIME($until) } <b>{ $subject }</b> — изменён{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
   *[planned] { TIME($at) }–{ TIME($until) } { $subject }{ GIVEN($group) ->
        [no] {""}
       *[yes] {""} · { $group }
    }
}
timetable-open = { $state ->
    [cancelled] { TIME($at) } { $subject } (отменён)
   *[other] { TIME($at) } { $subject }
}
timetable-more = Ещё уроки
timetable-before = ← { WEEKDAY($at) }
timetable-after = { WEEKDAY($at) } →
timetable-to-day = ← { DAY($at) }
timetable-week-of = Вся неделя
timetable-week-before = ← Раньше
timetable-week-after = Позже →
timetable-day-of-week = { WEEKDAY($at) }
timetable-enter = Войти на урок
timetable-lesson =
    { GIVEN($child) ->
        [no] <b>{ $subject }</b>
       *[yes] <b>{ $child }: { $subject }</b>
    }
    { $lines }
timetable-when = { $state ->
    [cancelled] <s>{ DAY($at) }, { TIME($at) }–{ TIME($until) }</s> — урок отменён
   *[other] { DAY($at) }, { TIME($at) }–{ TIME($until) }
}
timetable-there = В школе это { $time }.
timetable-changed = Урок стоит не так, как обычно.
timetable-of-group = Группа: { $group }
timetable-teacher = { $count ->
    [one] Преподаватель: { $teacher }
   *[other] Преподаватели: { $teacher }
}
timetable-room = Кабинет: { $room }
timetable-online = Урок проходит по ссылке: кнопка ниже.
