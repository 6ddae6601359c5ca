common-more =
    {""}

    …Это не всё: остальное не поместилось в одно сообщение.
common-broken = Что-то сломалось у нас, код { $code }. Ничего не потеряно: мы уже видим ошибку. Попробуйте ещё раз чуть позже.
common-open-private = Открыть личный чат
refusal-access-denied = { $address ->
    [familiar] Этого здесь уже нет. Нажми /menu — там всё, что есть сейчас.
   *[formal] Этого здесь уже нет. Нажмите /menu — там всё, что есть сейчас.
}
refusal-not-here = Об этом — только в личном чате: здесь слышат все.
refusal-personal-data-elsewhere = Оценки, задания и заявки школа через Telegram не передаёт. { $address ->
    [familiar] Спроси у тьютора.
   *[formal] Их расскажет тьютор.
}
common-personal-news = Есть новости об учёбе. Здесь подробностей не будет: школа не передаёт их через Telegram. { $address ->
    [familiar] Спроси у тьютора.
   *[formal] Их расскажет тьютор.
}
refusal-post-too-long = Получилось { $n } знаков, а помещается { $limit }. Напишите, пожалуйста, короче или пришлите файлом.
refusal-too-many-files = В одно сообщение помещается { $limit } файлов. Этот лишний, остальные на месте.
refusal-nothing-sent = { $address ->
    [familiar] Такое передать не получится. Пришли текст, фотографию, видео или файл.
   *[formal] Такое передать не получится. Пришлите текст, фотографию, видео или файл.
}
common-days = { $days ->
    [one] { DAYMONTH($first) }
    [month] { DAYNUMBER($first) }–{ DAYMONTH($last) }
   *[several] { DAYMONTH($first) } — { DAYMONTH($last) }
}
common-and-more = …и ещё { $n }
