menu-draft = Черновик
menu-draft-about = изменения, о которых ещё никто не знает
calendar-back = ←
calendar-ahead = →
calendar-title = { MONTH($month) }
calendar-day = { $day }
calendar-gap = ·
changes-offer-move = Перенести
changes-offer-cancel = Отменить урок
changes-offer-teacher = Другой преподаватель
changes-offer-add = Добавить такой же урок
changes-choose =
    <b>{ $subject }</b>, { WHEN($at) }

    { $free ->
        [yes] Куда перенести? Эти времена свободны у преподавателя и у группы:
       *[no] В ближайшие две недели свободных звонков нет. Выберите другой день — покажу, что мешает.
    }
changes-choose-added =
    <b>Ещё один урок: { $subject }</b>

    { $free ->
        [yes] Когда? Эти времена свободны у преподавателя и у группы:
       *[no] В ближайшие две недели свободных звонков нет. Выберите другой день — покажу, что мешает.
    }
changes-proposal = { BRIEF($at) }
changes-other-day = Другой день
changes-type = Написать время
changes-choose-day =
    <b>{ $subject }</b>

    Выберите день:
changes-choose-bell =
    <b>{ $subject }</b>: { DAY($at) }

    Выберите начало урока:
changes-no-bells =
    <b>{ $subject }</b>: { DAY($at) }

    В этот день начать урок уже нельзя. Выберите другой.
changes-bell-free = { TIME($at) }
changes-bell-off = { TIME($at) } — { $what }
changes-bell-busy = { TIME($at) } — { $n ->
    [one] { $n } ученик занят в своей школе
    [few] { $n } ученика заняты в своей школе
   *[many] { $n } учеников заняты в своей школе
}
changes-bell-taken = { $kind ->
    [teacher] { TIME($at) } — у преподавателя { $by }
    [room] { TIME($at) } — в кабинете { $by }
   *[students] { TIME($at) } — у группы { $by }
}
changes-back = ← Назад
changes-more = Ещё
changes-type-when =
    <b>{ $subject }</b>, { WHEN($at) }

    Напишите новый день и время по школьным часам, например: <code>15.10 13:10</code>
changes-type-again = Не получилось понять время. Напишите день, месяц и время через пробел, например: <code>15.10 13:10</code>
changes-choose-teacher =
    <b>{ $subject }</b>, { WHEN($at) }

    Кто проведёт урок?
changes-no-teachers = Других преподавателей в школе пока нет. Их добавляет администратор: «Люди» → «Сотрудники».
changes-teacher = { $name }
changes-line = { $kind ->
    [move] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — перенос{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Было: { WHEN($was) }
    Стало: <b>{ WHEN($now) }</b>{ GIVEN($there) ->
        [no] {""}
       *[yes] {" "}(в школе { $there })
    }
    { $means }
    [cancel] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — урок отменён{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Было: <s>{ WHEN($was) }</s>
    { $means }
    [add] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — новый урок{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Когда: <b>{ WHEN($now) }</b>{ GIVEN($there) ->
        [no] {""}
       *[yes] {" "}(в школе { $there })
    }
    { $means }
   *[replace] <b>{ GIVEN($child) ->
        [no] {""}
       *[yes] { $child }:{" "}
    }{ $subject }</b> — другой преподаватель{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}({ $group })
    }
    Когда: { WHEN($now) }
    Ведёт: <b>{ $teacher }</b>
    { $means }
}
changes-means = { $means ->
    [released] Этот урок вам проводить не нужно.
    [takes-over] Этот урок теперь проводите вы.
    [child] { $kind ->
        [cancel] Подключаться к уроку не нужно.
       *[other] Ссылка на урок — в расписании на этот день.
    }
    [attends] { $kind ->
        [cancel] Подключаться не нужно.
       *[other] Ссылка на урок — в расписании на этот день.
    }
   *[staff] { $kind ->
        [cancel] Проводить урок не нужно.
       *[other] Ученикам и родителям тоже сообщаем.
    }
}
changes-why = Почему: { $reason }
changes-cause-illness = преподаватель заболел
changes-cause-technical = технические причины
changes-cause-event = школьное мероприятие
changes-clash = ⚠ Накладка: { $kind ->
    [teacher] у преподавателя в это время { $subject }, { $group }, { WHEN($at) }.
    [room] в кабинете в это время { $subject }, { $group }, { WHEN($at) }.
   *[students] у учеников в это время { $subject }, { $group }, { WHEN($at) }.
}
changes-in-holidays = ⚠ В этот день уроков нет: { $what }.
changes-busy = ⚠ { $what }: { $n ->
    [one] не сможет { $n } ученик
    [few] не смогут { $n } ученика
   *[many] не смогут { $n } учеников
} — { $names }.
changes-draft =
    <b>Черновик.</b> Пока об этом никто не знает.

    { $lines }
    { $why }
    Узнают: { $n ->
        [one] { $n } человек и чат группы.
        [few] { $n } человека и чат группы.
       *[many] { $n } человек и чат группы.
    }{ $away ->
        [0] {""}
        [one] {" "}До { $away } из них бот не достучится — покажу, кому позвонить.
       *[many] {" "}До { $away } из них бот не достучится — покажу, кому позвонить.
    }

    Можно добавить ещё изменения: откройте другой урок через «Неделя». Вернуться сюда: /draft
changes-publish = Сообщить всем ({ $n })
changes-explain = Указать причину
changes-discard = Выбросить черновик
changes-discarded = Черновик выброшен. В расписании ничего не изменилось.
changes-no-draft = Черновика нет. Откройте урок через «Неделя» и выберите, что с ним сделать.
changes-decided = С этим черновиком уже решено. Посмотрите расписание: кнопка «Неделя».
changes-explain-how = Почему меняется расписание? Причину увидят все, кого это касается.
changes-own-words = Своими словами
changes-type-reason = Напишите причину одним сообщением, не длиннее { $limit } знаков. Её увидят ученики и родители, поэтому без подробностей о детях.
changes-reason-too-long = Получилось { $n } знаков, а помещается { $limit }. Напишите, пожалуйста, короче.
changes-status =
    <b>Сообщено { WHEN($at) }</b>

    { $lines }
    Видели: { $seen } из { $all }
    Молчат: { $silent }{ $waiting ->
        [0] {""}
       *[other] , отправляется: { $waiting }
    }
    { $who }
changes-status-undone =
    <b>Изменения отозваны</b>

    { $lines }
    Все, кому они дошли, получили отбой.
changes-cannot-come =
    {""}
    <b>Не смогут: { $n }</b>
changes-not-reached =
    {""}
    <b>Не дошло: { $n }</b> — им лучше позвонить
changes-who = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}{ $trouble ->
    [none] {""}
    [no-telegram] : не подключён к боту
    [blocked] : заблокировал бота
    [never-started] : ещё не нажал «Старт»
    [deactivated] : аккаунт удалён
   *[other] : Telegram не принимает сообщение
}{ GIVEN($reason) ->
    [no] {""}
   *[yes] {" "}— «{ $reason }»
}
changes-and-more = …и ещё { $n }
changes-refresh = Обновить
changes-remind = Напомнить молчащим ({ $n })
changes-reminded = { $n ->
    [one] Напомнили { $n } человеку.
   *[other] Напомнили { $n } людям.
} Те, кто ответил, напоминания не получат.
changes-undo = Вернуть как было (ещё минуту)
changes-undone =
    <b>Вернули как было.</b> Кому карточка дошла, тот получит отбой; остальные ничего не узнают.

    { $lines }
changes-card =
    { GIVEN($child) ->
        [no] <b>Изменение в расписании</b>
       *[yes] <b>{ $child }: изменение в расписании</b>
    }

    { $lines }
    { $why }
changes-card-again =
    { GIVEN($child) ->
        [no] <b>Напоминаем: изменение в расписании</b>
       *[yes] <b>{ $child }: напоминаем об изменении в расписании</b>
    }

    { $lines }
    { $why }

    { $address ->
        [familiar] Нажми, пожалуйста, одну из кнопок — тьютор ждёт ответа.
       *[formal] Нажмите, пожалуйста, одну из кнопок — тьютор ждёт ответа.
    }
changes-card-seen =
    { GIVEN($child) ->
        [no] <b>Изменение в расписании</b>
       *[yes] <b>{ $child }: изменение в расписании</b>
    }

    { $lines }
    { $why }

    Спасибо! Тьютор знает, что { $address ->
        [familiar] ты видел(а) это.
       *[formal] вы это видели.
    }
changes-card-cannot =
    { GIVEN($child) ->
        [no] <b>Изменение в расписании</b>
       *[yes] <b>{ $child }: изменение в расписании</b>
    }

    { $lines }
    { $why }

    Передали тьютору: { $address ->
        [familiar] ты не сможешь.
       *[formal] не получится.
    } Можно написать почему — так проще найти выход.
changes-card-struck =
    <b>Отбой: это изменение отозвано</b>

    <s>{ $lines }</s>
changes-card-recalled =
    { GIVEN($child) ->
        [no] <b>Отбой: всё остаётся как было</b>
       *[yes] <b>{ $child }: отбой, всё остаётся как было</b>
    }

    Тьютор отозвал изменение:
    <s>{ $lines }</s>
changes-group =
    <b>{ $group }: изменение в расписании</b> (время школьное)

    { $lines }
    { $why }
changes-group-struck =
    <b>{ $group }: это изменение отозвано</b>

    <s>{ $lines }</s>
changes-group-recalled = <b>{ $group }: отбой.</b> Последнее изменение отозвано, уроки идут по прежнему расписанию.
changes-open = Моё расписание
changes-seen = Видел(а)
changes-cannot = Не смогу
changes-tell-why = Написать почему
changes-can-after-all = Всё-таки смогу
changes-type-why = { $address ->
    [familiar] Напиши одним сообщением, почему не получится (до { $limit } знаков). Прочитает только тьютор.
   *[formal] Напишите одним сообщением, почему не получится (до { $limit } знаков). Прочитает только тьютор.
}
changes-why-passed-on = Передали тьютору. Спасибо!
changes-outdated = { $address ->
    [familiar] С тех пор расписание изменилось ещё раз. Посмотри, как сейчас: кнопка «Неделя».
   *[formal] С тех пор расписание изменилось ещё раз. Посмотрите, как сейчас: кнопка «Неделя».
}
changes-somebody-cannot =
    <b>{ $name }</b>{ GIVEN($children) ->
        [no] {""}
       *[yes] {" "}({ $children })
    } — не смогут: { $subjects }.{ GIVEN($reason) ->
        [no] {""}
       *[yes] {" "}«{ $reason }»
    }
refusal-in-the-past = Это время уже прошло. Выберите другое.
refusal-time-skipped = { DATE($day) } часы переводят, и времени { $time } не будет. Выберите другое.
refusal-lesson-over = Этот урок уже прошёл: изменить его нельзя.
refusal-nothing-changes = Урок и так стоит на это время. Выберите другое.
refusal-already-decided = Это уже решено: изменения опубликованы или отозваны.
refusal-lesson-changed = «{ $subject }» уже успели изменить. Откройте урок заново и решите ещё раз.
refusal-too-late-to-undo = Минута прошла: люди уже на это рассчитывают. Если нужно, измените урок ещё раз — все узнают.
refusal-nothing-to-publish = Черновик пуст: публиковать нечего.
refusal-nobody-silent = Напоминать некому: все ответили или только что получили напоминание.
