transfers-move = ➡️ Перевести в другую группу
transfers-group = { $group }
transfers-from-which = <b>{ $name }</b>: из какой группы перевести?
transfers-where = <b>{ $name }</b> учится в группе { $group }. Куда перевести?
transfers-nowhere = <b>{ $name }</b>: переводить некуда. Перевести можно в группу, которую ведёте вы; в чужую группу переводит администратор.
transfers-when = <b>{ $name }</b> → { $group }. С какого дня?
transfers-today = С сегодняшнего дня
transfers-on = С понедельника, { DAYMONTH($day) }
transfers-other-day = Другой день
transfers-which-day = С какого дня учиться в новой группе?
transfers-sure =
    <b>{ $name }</b>
    { $old } → { $new } с { DAYMONTH($on) }

    С этого дня — расписание и задания новой группы. Оценки, посещаемость и задания за прежнее время останутся.
    Узнают: { $name }{ GIVEN($family) ->
        [yes] , { $family }
       *[no] {""}
    } и тьюторы обеих групп.
transfers-yes = ✅ Перевести
transfers-done = Готово: <b>{ $name }</b> учится в группе { $new }.
transfers-planned = <b>{ $name }</b>: с { DAYMONTH($on) } — группа { $new } вместо { $old }. До этого дня всё по-старому.
transfers-undo = ↩️ Вернуть как было
transfers-cancel = Отменить перевод
transfers-taken-back = Перевод отменён: <b>{ $name }</b> учится в группе { $old }. Кому пришло сообщение о переводе, узнают и об отмене.
transfers-told = { $address ->
    [familiar] С { DAYMONTH($on) } ты учишься в группе { $new }, а не { $old }. Расписание — в «Сегодня». Твои оценки остаются с тобой.
   *[formal] <b>{ $name }</b>: с { DAYMONTH($on) } — группа { $new } вместо { $old }. Расписание новой группы покажет «Сегодня», оценки остаются.
}
transfers-told-off = { $address ->
    [familiar] Перевод отменён: ты учишься в группе { $old }, как и раньше.
   *[formal] <b>{ $name }</b>: перевод отменён, группа прежняя — { $old }.
}
transfers-keepers = Перевод: { $name } из группы { $old } в группу { $new } с { DAYMONTH($on) }.
transfers-keepers-off = Перевод отменён: { $name } остаётся в группе { $old }.
refusal-transfer-over = Этот перевод уже сделан или отменён. Откройте карточку заново.
refusal-not-in-group = Ученик уже в другой группе. Откройте карточку заново.
