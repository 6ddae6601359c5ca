menu-bells = Звонки
menu-bells-about = когда начинаются и кончаются уроки
bells-ring = { $number }. { TIME($at) }–{ TIME($until) }{ $moved ->
    [no] {""}
   *[yes] {" "}(было { TIME($was) }–{ TIME($was_until) })
}
bells-days-on = { DAYMONTH($first) } и дальше{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}— { $name }
}
bells-days = { $dates }{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}— { $name }
}
bells-whose = Чьи звонки посмотреть?
bells-nobodys = Групп у вас пока нет. Группы и их тьюторов добавляет администратор: «Люди».
bells-of-all = Вся школа
bells-of-group = { $group }
bells-unknown =
    <b>{ GIVEN($group) ->
        [no] Звонки школы
       *[yes] Звонки: { $group }
    }</b>

    Пока не записаны. { GIVEN($lines) ->
        [no] Напишите их, и уроки можно будет сдвигать все сразу.
       *[yes] По расписанию уроков выходит так:
    }
    { $lines }
bells-record = Всё верно, записать
bells-type-own = Написать свои
bells-regular =
    <b>{ GIVEN($group) ->
        [no] Звонки школы
       *[yes] Звонки: { $group }
    }</b>

    { $lines }
bells-open = { $what }
bells-special = Сокращённый или особый день
bells-change = Изменить насовсем
bells-back = ← Назад
bells-by-which = По каким звонкам?
bells-use = { GIVEN($name) ->
    [no] Особые звонки
   *[yes] { $name }
}: { $starts }–{ $ends }
bells-new = Другие звонки
bells-type =
    Напишите звонки по школьным часам, каждый урок с новой строки. { $special ->
        [yes] Первой строкой можно дать название.
       *[no] Номера уроков остаются прежними, сдвигается время.
    } Например:

    <code>{ $special ->
        [yes] Сокращённый день
            1. 09:00–09:30
            2. 09:40–10:10
       *[no] 1. 08:30–09:10
            2. 09:20–10:00
    }</code>
bells-type-days =
    <b>{ GIVEN($name) ->
        [no] Особые звонки
       *[yes] { $name }
    }</b>

    { $lines }

    В какой день? Напишите, например: <code>завтра</code>, <code>13.10</code> или <code>с 13 по 15 октября</code>
bells-type-days-again = Не получилось понять день. Напишите, например: <code>завтра</code>, <code>13.10</code> или <code>с 13 по 15 октября</code>
bells-preview =
    <b>{ GIVEN($group) ->
        [no] Вся школа
       *[yes] { $group }
    }: другие звонки, { $what }</b>

    { $lines }

    Пока об этом никто не знает. { $effect }

    { $told }
bells-moves = { $n ->
    [0] Уроки ближайших недель не сдвинутся.
    [one] Сдвинется { $n } урок ближайших недель.
    [few] Сдвинутся { $n } урока ближайших недель.
   *[many] Сдвинутся { $n } уроков ближайших недель.
}
bells-for-good = Дальше расписание пойдёт по новым звонкам.
bells-stuck = { $n ->
    [one] Ещё { $n } стоит не по звонкам и останется на месте.
   *[other] Ещё { $n } стоят не по звонкам и останутся на месте.
}
bells-told = Узнают: { $n ->
    [one] { $n } человек и чаты групп.
    [few] { $n } человека и чаты групп.
   *[many] { $n } человек и чаты групп.
}
bells-declare = Сообщить всем ({ $n })
bells-from = Начать { DAYMONTH($at) }
bells-discard = Не менять
bells-discarded = Хорошо, звонки прежние.
bells-status =
    <b>{ GIVEN($group) ->
        [no] Вся школа
       *[yes] { $group }
    }: другие звонки, { $what }</b>

    Видели: { $seen } из { $all }{ $waiting ->
        [0] {""}
       *[other] , отправляется: { $waiting }
    }{ GIVEN($who) ->
        [no] {""}
       *[yes] {""}

            <b>Не дошло: { $away }</b> — им лучше позвонить
            { $who }
    }
bells-status-withdrawn = <b>{ GIVEN($group) ->
    [no] Вся школа
   *[yes] { $group }
}: другие звонки, { $what }</b> — отменено. Звонки прежние.
bells-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}
bells-refresh = Обновить
bells-undo = Вернуть как было
bells-withdraw = Отменить: звонки прежние
bells-withdrawn-now = Отменено: { $what }. Уроки снова на прежних местах; кому сообщение дошло, тот получит отбой.
bells-card =
    { GIVEN($child) ->
        [no] <b>Другие звонки: { $what }</b>
       *[yes] <b>{ $child }: другие звонки, { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }

    Своё расписание — кнопка «Неделя».
bells-card-seen =
    { GIVEN($child) ->
        [no] <b>Другие звонки: { $what }</b>
       *[yes] <b>{ $child }: другие звонки, { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }

    Спасибо! Тьютор знает, что { $address ->
        [familiar] ты видел(а) это.
       *[formal] вы это видели.
    }
bells-card-struck =
    <s>{ GIVEN($child) ->
        [no] Другие звонки: { $what }
       *[yes] { $child }: другие звонки, { $what }
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $lines }</s>
bells-card-withdrawn =
    { GIVEN($child) ->
        [no] <b>Отбой: звонки прежние</b>
       *[yes] <b>{ $child }: отбой, звонки прежние</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    Отменено: { $what }. Уроки на прежних местах.
bells-seen = Видел(а)
bells-group =
    <b>{ $group }: другие звонки, { $what }</b> (время школьное)

    { $lines }
bells-group-struck =
    <s>{ $group }: другие звонки, { $what }

    { $lines }</s>
bells-group-withdrawn =
    <b>{ $group }: отбой, звонки прежние.</b> Отменено: { $what }.
bells-timetable = Моё расписание
refusal-bells-unread = Не получилось понять «{ $line }». Напишите начало и конец каждого урока с новой строки, например: <code>1. 09:00–09:40</code>
refusal-bells-overlap = Урок { $number } начинается раньше, чем кончился предыдущий. Проверьте время и напишите звонки ещё раз.
refusal-bells-same = Звонки и так такие. Напишите другие или вернитесь: /bells
refusal-bells-over = Этот день уже прошёл. Напишите день, который впереди.
refusal-bells-decided = С этими звонками уже решено. Посмотрите, как сейчас: /bells
