audit-verify-whole = Журнал действий цел: { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
} подряд, ни одна не изменена.
audit-verify-empty = В журнале действий ещё нет записей.
audit-verify-broken = Журнал действий нарушен на записи { $id }: её изменили, убрали или вставили. До неё { $n ->
    [one] цела { $n } запись
    [few] целы { $n } записи
   *[many] цело { $n } записей
}.
audit-verify-cut = Журнал действий обрезан: { $n ->
    [one] осталась { $n } запись
    [few] осталось { $n } записи
   *[many] осталось { $n } записей
}, а в прошлый раз их было не меньше { $id }.
audit-verify-head =
    Сохраните эту строку вне сервера; в следующий раз по ней видно, не отрезан ли конец:
    { $head }
audit-verify-no-head = Это не та строка, которую печатает проверка: номер, двоеточие и 64 знака.
audit-verify-no-store = Журнала действий здесь нет: базы нет, или её создала прежняя версия.
menu-audit = Журнал действий
menu-audit-about = кто что сделал и посмотрел, кому отказано
audit-of-person = Журнал действий
audit-earlier = Раньше
audit-newest = К последним записям
audit-everybody = Журнал всех
audit-empty =
    <b>Журнал действий</b>{ GIVEN($name) ->
        [no] {""}
       *[yes] {""} · { $name }
    }

    Записей нет.
audit-log =
    <b>Журнал действий</b>{ GIVEN($name) ->
        [no] {""}
       *[yes] {""} · { $name }
    }

    { $lines }
audit-line = { $sign } { BRIEF($at) } · { $who }: { $what }{ GIVEN($thing) ->
    [no] {""}
   *[yes] {""} — { $thing }
}{ $reason ->
    [delivered] {""} · доставлено сообщением
    [elsewhere] {""} · не через Telegram
    [flood] {""} · и дальше в эту минуту
    [not-personal] {""} · автор решил: это не личное
   *[none] {""}
}
audit-nobody = кто-то без роли или сервер
audit-somebody = человек № { $id }
audit-group = группа { $name }
audit-lesson = урок № { $id }
audit-course = курс № { $id }
audit-mark = отметка № { $id }
audit-request = заявка № { $id }
audit-other = № { $id }
