menu-downloads = Выгрузка
menu-downloads-about = таблицы школы файлом
downloads-what =
    <b>Таблицы файлом</b>

    Что выгрузить? Расписание, оценки и посещаемость можно поправить в таблице и прислать обратно: изменится только то, что вы исправили.
downloads-kind = { $kind ->
    [timetable] Расписание
    [marks] Оценки и работы
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
