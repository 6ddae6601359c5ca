menu-downloads = Выгрузка
menu-downloads-about = таблицы школы файлом
downloads-what =
    <b>Таблицы файлом</b>

    Что выгрузить? Расписание, оценки и посещаемость можно поправить в таблице и прислать обратно: изменится только то, что вы исправили.
downloads-kind = { $kind ->
    [timetable] Расписание
    [marks] Оценки, задания и уровни
    [requests] Заявки
    [receipts] Кто ознакомился
   *[attendance] Посещаемость
}
downloads-whose = <b>{ downloads-kind }</b>: чью таблицу выгрузить?
downloads-everybody = Все мои группы
downloads-group = { $group }
downloads-when = <b>{ downloads-kind }</b>: за какое время?
downloads-period = { $period ->
    [month] Этот месяц
    [term] Последние 90 дней
   *[all] За всё время
}
downloads-back = ← К таблицам
downloads-nothing = <b>{ downloads-kind }</b>: за это время ничего нет.
downloads-file =
    <b>{ $name }</b>: { $n ->
        [one] { $n } строка
        [few] { $n } строки
       *[many] { $n } строк
    }.{ $apart ->
        [0] {""}
       *[other] {" "}И ещё { $apart } — на втором листе: он только для чтения, из файла такие строки обратно не принимаются.
    }
downloads-apart = только для чтения
downloads-passed = { $score ->
    [1] зачёт
   *[0] незачёт
}
downloads-name = { $kind ->
    [requests] заявки
   *[receipts] кто ознакомился
}
downloads-column = { $column ->
    [student] ученик
    [request] заявка
    [subject] предмет
    [task] задание
    [lesson_at] урок
    [cause] причина
    [comment] слова семьи
    [teacher] преподаватель
    [state] состояние
    [since] с какого времени
    [offered] назначено или предложено
    [reason] ответ
    [what] что
    [title] о чём
    [sent] отправлено
    [person] кому
    [arrival] доставка
    [answer] подтверждение
   *[answered] когда подтверждено
}
downloads-word = { $word ->
    [RequestKind-move] перенести урок
    [RequestKind-makeup] отработать пропуск
    [RequestKind-redo] пройти заново
    [RequestCause-illness] болезнь
    [RequestCause-technical] не было связи или света
    [RequestCause-business] другие дела
    [RequestCause-unclear] тема непонятна
    [RequestState-asked] ждёт преподавателя
    [RequestState-countered] ждёт семью
    [RequestState-agreed] преподаватель согласен, ждёт тьютора
    [RequestState-declined] преподаватель против, ждёт тьютора
    [RequestState-assigned] назначено
    [RequestState-refused] отказано
    [RequestState-withdrawn] отозвана
    [What-announcement] объявление
    [What-guide] инструкция
    [What-change] изменение расписания
    [Arrival-sent] доставлено
    [Arrival-waiting] ещё в пути
    [Arrival-away] не дошло
    [Arrival-void] отменено
    [Reply-seen] да
   *[Reply-cannot] не сможет
}
