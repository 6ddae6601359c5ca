menu-calendar = Календарь
menu-calendar-about = своё расписание в календаре телефона
calendars-name = расписание
calendars-card =
    <b>Расписание в календаре</b>

    { $state ->
        [published] Адрес подписки работает. Если его узнал кто-то чужой, { $address ->
            [familiar] сделай
           *[formal] сделайте
        } новый: прежний сразу перестанет открываться.
        [possible] Файл — расписание на сегодня, дальше оно само не обновится. Подписка обновляется сама: переносы и отмены появятся в календаре.
       *[file] Файл — расписание на сегодня. Если уроки перенесут, { $address ->
            [familiar] возьми
           *[formal] возьмите
        } новый.
    }
calendars-get-file = Файл для календаря
calendars-publish = Адрес для подписки
calendars-publish-again = Новый адрес
calendars-withdraw = Отключить адрес
calendars-withdrawn = Адрес больше не открывается.
calendars-copy = Скопировать адрес
calendars-address =
    <b>Адрес расписания</b>

    <code>{ $link }</code>

    { $address ->
        [familiar] Вставь его в календарь телефона: «Добавить календарь по ссылке». Никому не показывай: кто знает адрес, видит расписание.
       *[formal] Вставьте его в календарь телефона: «Добавить календарь по ссылке». Никому не показывайте: кто знает адрес, видит расписание.
    } Прежний адрес больше не работает.
calendars-file = { $n ->
    [0] Уроков впереди нет, календарь пуст.
    [one] { $n } урок. { calendars-open }
    [few] { $n } урока. { calendars-open }
   *[other] { $n } уроков. { calendars-open }
}
calendars-open = { $address ->
    [familiar] Открой файл на телефоне — он предложит добавить всё в календарь.
   *[formal] Откройте файл на телефоне — он предложит добавить всё в календарь.
}
calendars-lesson = { GIVEN($children) ->
    [no] { $subject }
   *[yes] { $children }: { $subject }
}
calendars-teacher = Преподаватель: { $names }
refusal-no-address = Подписки в этой школе нет: бот недоступен из интернета. { $address ->
    [familiar] Возьми файл.
   *[formal] Возьмите файл.
}
