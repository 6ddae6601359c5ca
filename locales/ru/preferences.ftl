menu-settings = Настройки
menu-settings-about = язык, часовой пояс, тихие часы
preferences-settings =
    <b>Настройки</b>

    Язык: русский
    Часовой пояс: { $city }, { $offset } — сейчас { TIME($at) }
preferences-ask-language = Язык · Language
preferences-ask-zone = Часовой пояс
preferences-language =
    На каком языке писать?
    Which language do you prefer?
preferences-first-question =
    { $name }, два коротких вопроса — и всё готово.

    На каком языке писать?
    Which language do you prefer?
preferences-in-ru = Русский
preferences-in-en = English
preferences-second-question =
    { $address ->
        [familiar] Где ты живёшь? Время уроков будет по твоим часам.
       *[formal] Где вы живёте? Время уроков будет по вашим часам.
    }
preferences-zone = По каким часам показывать уроки?
preferences-in-zone = { $city } · { $offset }
preferences-other-city = Другой город…
preferences-city =
    { $address ->
        [familiar] Напиши свой город, например: Казань.
       *[formal] Напишите свой город, например: Казань.
    }
preferences-city-unknown =
    { $address ->
        [familiar] Такого города я не знаю. Напиши ближайший большой город, например: Пермь, Берлин. Подойдёт и Asia/Tokyo.
       *[formal] Такого города я не знаю. Напишите ближайший большой город, например: Пермь, Берлин. Подойдёт и Asia/Tokyo.
    }
preferences-which-city = Таких несколько. Который?
preferences-back-to-zones = ← К списку
preferences-done =
    { $city }, { $offset }. { $address ->
        [familiar] У тебя сейчас { TIME($at) } — верно? Поменять можно в любой день: /settings
       *[formal] У вас сейчас { TIME($at) } — верно? Поменять можно в любой день: /settings
    }
refusal-unknown-zone = { $address ->
    [familiar] Такого часового пояса нет. Выбери другой: /settings
   *[formal] Такого часового пояса нет. Выберите другой: /settings
}
refusal-unknown-language = { $address ->
    [familiar] На этом языке я не говорю. Выбери другой: /settings
   *[formal] На этом языке я не говорю. Выберите другой: /settings
}
