menu-holidays = Каникулы
menu-holidays-about = дни, когда уроков нет
holidays-period = { $kind ->
    [break] каникулы
    [quarantine] карантин
   *[holiday] { $days ->
        [one] выходной
       *[several] выходные
    }
} { $dates }
holidays-until = { GIVEN($child) ->
    [no] { $kind ->
        [break] Каникулы
        [quarantine] Карантин
       *[holiday] { $days ->
            [one] Выходной
           *[several] Выходные
        }
    }
   *[yes] { $child }: { $kind ->
        [break] каникулы
        [quarantine] карантин
       *[holiday] { $days ->
            [one] выходной
           *[several] выходные
        }
    }
}{ $days ->
    [one] {""}
   *[several] {" "}до { DAYMONTH($last) }
}{ GIVEN($group) ->
    [no] {""}
   *[yes] {" "}· { $group }
}
holidays-list =
    <b>Дни без уроков</b>

    Нажмите, чтобы посмотреть, кто об этом знает, или отменить.
holidays-none =
    <b>Дни без уроков</b>

    Впереди ничего не объявлено: ни каникул, ни выходных, ни карантина.
holidays-open-one = { $what } · { GIVEN($group) ->
    [no] вся школа
   *[yes] { $group }
}
holidays-add = Добавить
holidays-back = ← К списку
holidays-whose = У кого не будет уроков?
holidays-of-all = У всей школы
holidays-of-group = { $group }
holidays-type =
    { GIVEN($group) ->
        [no] <b>Вся школа</b>
       *[yes] <b>{ $group }</b>
    }

    Напишите, в какие дни уроков не будет, например: <code>с 29 декабря по 9 января</code> или <code>4 ноября</code>
holidays-type-again = Не получилось понять дни. Напишите, например: <code>с 29 декабря по 9 января</code>, <code>13.10</code> или <code>завтра</code>
holidays-preview =
    <b>{ GIVEN($group) ->
        [no] Вся школа
       *[yes] { $group }
    }: { $what }</b> ({ $length })

    Пока об этом никто не знает.

    { $effect }{ GIVEN($tasks) ->
        [no] {""}
       *[yes] {""}

            На эти дни приходится срок заданий:
            { $tasks }
    }

    { $told }
holidays-length = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
holidays-effect = { $n ->
    [0] Уроков на эти дни пока не стоит, и новых не появится.
    [one] Уйдёт { $n } урок, и новых на эти дни не появится.
    [few] Уйдут { $n } урока, и новых на эти дни не появится.
   *[many] Уйдут { $n } уроков, и новых на эти дни не появится.
}
holidays-kept = { $n ->
    [one] Ещё { $n } останется: в нём учатся и другие группы.
   *[other] Ещё { $n } останутся: в них учатся и другие группы.
}
holidays-told = Узнают: { $n ->
    [one] { $n } человек и чаты групп.
    [few] { $n } человека и чаты групп.
   *[many] { $n } человек и чаты групп.
}
holidays-task = · { $subject }: { $title } — { WHEN($at) }
holidays-declare = Сообщить всем ({ $n })
holidays-call = { $kind ->
    [break] Это каникулы
    [quarantine] Это карантин
   *[holiday] Это выходные
}
holidays-discard = Не объявлять
holidays-discarded = Хорошо, ничего не изменилось.
holidays-status =
    <b>{ GIVEN($group) ->
        [no] Вся школа
       *[yes] { $group }
    }: { $what }</b>

    Видели: { $seen } из { $all }{ $waiting ->
        [0] {""}
       *[other] , отправляется: { $waiting }
    }{ GIVEN($who) ->
        [no] {""}
       *[yes] {""}

            <b>Не дошло: { $away }</b> — им лучше позвонить
            { $who }
    }
holidays-status-withdrawn = <b>{ GIVEN($group) ->
    [no] Вся школа
   *[yes] { $group }
}: { $what }</b> — отменено. Уроки идут по расписанию.
holidays-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}
holidays-refresh = Обновить
holidays-undo = Вернуть как было
holidays-withdraw = Отменить: уроки будут
holidays-sure =
    Отменить { $what }?

    Уроки вернутся в расписание, и все, кто знает об этих днях, получат отбой.
holidays-withdraw-surely = Да, уроки будут
holidays-keep = Оставить
holidays-withdrawn-now = Отменено: { $what }. Уроки снова в расписании; кому сообщение дошло, тот получит отбой.
holidays-card =
    { GIVEN($child) ->
        [no] <b>Уроков не будет: { $what }</b>
       *[yes] <b>{ $child }: { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $means ->
        [staff] Проводить уроки в эти дни не нужно.
       *[family] Уроков в эти дни нет, подключаться не нужно.
    } Первый день по расписанию — { DAYMONTH($after) }.
holidays-card-seen =
    { GIVEN($child) ->
        [no] <b>Уроков не будет: { $what }</b>
       *[yes] <b>{ $child }: { $what }</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    { $means ->
        [staff] Проводить уроки в эти дни не нужно.
       *[family] Уроков в эти дни нет, подключаться не нужно.
    } Первый день по расписанию — { DAYMONTH($after) }.

    Спасибо! Тьютор знает, что { $address ->
        [familiar] ты видел(а) это.
       *[formal] вы это видели.
    }
holidays-card-struck = <s>{ GIVEN($child) ->
    [no] Уроков не будет: { $what }
   *[yes] { $child }: { $what }
}</s>{ GIVEN($group) ->
    [no] {""}
   *[yes] {" "}· { $group }
}
holidays-card-withdrawn =
    { GIVEN($child) ->
        [no] <b>Отбой: уроки будут</b>
       *[yes] <b>{ $child }: отбой, уроки будут</b>
    }{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}· { $group }
    }

    Отменено: { $what }. Расписание — кнопка «Неделя».
holidays-seen = Видел(а)
holidays-group =
    <b>{ $group }: { $what }</b>

    Уроков не будет. Первый день по расписанию — { DAYMONTH($after) }.
holidays-group-struck = <s>{ $group }: { $what }</s>
holidays-group-withdrawn = <b>{ $group }: отбой.</b> Отменено: { $what }. Уроки идут по расписанию.
holidays-open = Моё расписание
refusal-holiday-over = Эти дни уже прошли. Напишите дни, которые впереди.
refusal-holiday-too-long = Получается { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
} — так долго каникулы не длятся. Проверьте месяц и год и напишите ещё раз.
refusal-holiday-known = Эти дни уже объявлены. Посмотрите список: /holidays
refusal-holiday-decided = С этими днями уже решено. Посмотрите список: /holidays
