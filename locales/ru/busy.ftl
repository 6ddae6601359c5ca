menu-busy = Занятость школы
menu-busy-about = когда ученики нужны в своей школе
busy-reason = { $reason ->
    [medical] Медосмотр
    [onsite] Очные уроки
    [exam] Экзамен
   *[event] Мероприятие
}
busy-weekdays = { WEEKDAY($at) }{ GIVEN($rest) ->
    [no] {""}
   *[yes] , { $rest }
}
busy-what = { $school }: { $reason ->
    [medical] медосмотр
    [onsite] очные уроки
    [exam] экзамен
   *[event] мероприятие
}, { $dates }{ GIVEN($weekdays) ->
    [no] {""}
   *[yes] {" "}({ $weekdays })
}{ GIVEN($starts) ->
    [no] {""}
   *[yes] , { $starts }–{ $ends }
}
busy-list = <b>Когда ученики заняты в своей школе</b>
busy-none =
    <b>Когда ученики заняты в своей школе</b>

    Пока ничего не записано. { $keeps ->
        [yes] Добавьте медосмотр, очные уроки или экзамен — тьюторы увидят, каким урокам это мешает.
       *[no] Дни записывает координатор школы; я сообщу, если они заденут уроки.
    }
busy-open = { $what }
busy-add = Добавить
busy-back = ← К списку
busy-which-school = Какая школа?
busy-no-school = За вами не записана школа. Попросите администратора: «Люди» → «Сотрудники».
busy-school = { $school }
busy-for-what =
    <b>{ $school }</b>

    Зачем ученики нужны в школе?
busy-type =
    <b>{ $school }: { $reason ->
        [medical] медосмотр
        [onsite] очные уроки
        [exam] экзамен
       *[event] мероприятие
    }</b>

    Напишите, когда, например: <code>13.10</code>, <code>завтра с 9 до 12</code>, <code>с 13 по 15 октября</code> или <code>по вторникам до 25 мая</code>
busy-type-again = Не получилось понять дни. Напишите, например: <code>13.10</code>, <code>завтра с 9 до 12</code>, <code>с 13 по 15 октября</code> или <code>по вторникам до 25 мая</code>
busy-touched = · { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } ученик
    [few] { $n } ученика
   *[many] { $n } учеников
}: { $names }
busy-touched-numbered = { $number }. { BRIEF($at) } { $subject } ({ $group }) — { $n ->
    [one] { $n } ученик
    [few] { $n } ученика
   *[many] { $n } учеников
}: { $names }
busy-preview =
    <b>{ $what }</b>

    { $whom }

    { GIVEN($lines) ->
        [no] Уроков в ближайшие недели это не задевает.
       *[yes] Мешает урокам:
            { $lines }
    }

    Пока об этом никто не знает. { $told }
busy-for-all = Касается всех учеников школы: { $n }.
busy-for-some = { $n ->
    [0] Пока не выбран никто.
   *[other] Касается { $n }: { $names }.
}
busy-told = { $n ->
    [0] Тьюторов у этих учеников нет.
    [one] Узнает { $n } тьютор; семьи увидят только новое время урока, если он его перенесёт.
   *[other] Узнают тьюторы: { $n }; семьи увидят только новое время уроков, если их перенесут.
}
busy-enter = { $n ->
    [0] Записать
   *[other] Сообщить тьюторам ({ $n })
}
busy-choose = Выбрать учеников
busy-discard = Не записывать
busy-discarded = Хорошо, ничего не записано.
busy-whom =
    <b>{ $what }</b>

    Кого это касается? Нажмите на имя, чтобы отметить.
busy-everybody = { $chosen ->
    [yes] ✓ Все ученики школы
   *[no] Все ученики школы
}
busy-student = { $chosen ->
    [yes] ✓ { $name }
   *[no] { $name }
}
busy-chosen = Готово
busy-entered-now =
    <b>Записано.</b> { $what }

    { $n ->
        [0] Тьюторов у этих учеников пока нет.
        [one] Тьютор узнает и решит, переносить ли уроки.
       *[other] Тьюторы узнают ({ $n }) и решат, переносить ли уроки.
    }
busy-decided = С этими днями уже решено. Посмотрите список: /busy
busy-card =
    <b>{ $what }</b>

    { GIVEN($lines) ->
        [no] Уроков это не задевает: переносить нечего.
       *[yes] Мешает урокам:
            { $lines }
    }
busy-more = …и ещё { $n }. Решите о первых — покажу следующие.
busy-move = { $number }. Перенести
busy-leave = { $number }. Оставить
busy-leave-all = Оставить все ({ $n })
busy-withdraw = Убрать: ученики свободны
busy-withdrawn-now = Убрано. { $what } — тьюторы, которые об этом знали, получат отбой.
busy-card-struck = <s>{ $what }</s>
busy-card-withdrawn =
    <b>Отбой: ученики свободны</b>

    Школа отменила: { $what }. Если урок уже перенесли, его можно вернуть.
refusal-busy-over = Эти дни уже прошли. Напишите дни, которые впереди.
refusal-busy-too-long = Получается { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
} — это больше года. Проверьте год и напишите ещё раз.
refusal-busy-nobody = Не выбран ни один ученик. Нажмите «Выбрать учеников».
refusal-busy-decided = С этими днями уже решено. Посмотрите список: /busy
