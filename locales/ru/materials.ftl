menu-materials = Материалы
menu-materials-about = файлы и ссылки к урокам, по предметам и темам
materials-home =
    <b>Материалы</b>

    { $n ->
        [0] { $address ->
            [familiar] Здесь пока ничего нет. Когда учитель что-нибудь положит, бот напишет.
           *[formal] { $keeps ->
                [yes] Здесь пока ничего нет.
               *[no] Здесь пока ничего нет. Когда учитель что-нибудь положит, это появится здесь.
            }
        }
       *[other] { $keeps ->
            [yes] Выберите предмет: внутри — темы, кнопка «Добавить» и сколько учеников что взяли.
           *[no] { $address ->
                [familiar] Выбери предмет. Найти по слову можно и сразу: /materials дроби
               *[formal] Выберите предмет. Найти по слову можно и сразу: /materials дроби
            }
        }
    }
materials-subject = { $subject }{ GIVEN($group) ->
    [yes] {" "}· { $group }
   *[no] {""}
}{ $n ->
    [0] {""}
   *[other] {" "}({ $n })
}
materials-of-lesson = Материалы к предмету
materials-back = ← Все предметы
materials-to-topics = ← Все темы
materials-to-list = ← К списку
materials-back-to-one = ← Назад
materials-find = Найти
materials-hear = Сообщать мне о новых
materials-hear-no-more = Не сообщать мне о новых
materials-will-hear = Хорошо, о новых материалах бот напишет и вам.
materials-wont-hear = Хорошо. Всё новое по-прежнему будет здесь.
materials-topics =
    <b>{ $subject }</b> · { $group }

    { $keeps ->
        [yes] Темы, новые сверху:
       *[no] { $address ->
            [familiar] Выбери тему, новые сверху:
           *[formal] Выберите тему, новые сверху:
        }
    }
materials-no-topics =
    <b>{ $subject }</b> · { $group }

    { $keeps ->
        [yes] Здесь пока ничего нет. Пришлите первый файл — ученики увидят его сразу.
       *[no] Здесь пока ничего нет.
    }
materials-topic = { $topic } ({ $n })
materials-which-group = <b>{ $subject }</b>: какая группа?
materials-not-yours = <b>{ $subject }</b>: материалов этого урока здесь нет.
materials-list =
    <b>{ $topic }</b>
    { $subject }

    { $n ->
        [0] Здесь больше ничего нет.
       *[other] { $keeps ->
            [yes] Рядом — сколько учеников взяли. Нажмите, чтобы посмотреть, исправить или заменить.
           *[no] { $address ->
                [familiar] Нажми — файл придёт сюда. ✓ — уже у тебя.
               *[formal] Нажмите — файл придёт сюда. ✓ — вы его уже взяли.
            }
        }
    }
materials-take = { $had ->
    [yes] ✓ { $title }
   *[no] { $title }
}
materials-kept = { $state ->
    [withdrawn] ✖ { $title }
    [lost] ⚠️ { $title }
   *[open] { $title } · { $taken } из { $all }
}
materials-type-words = { $address ->
    [familiar] Напиши слово или два из названия или темы, например: дроби.
   *[formal] Напишите слово или два из названия или темы, например: дроби.
}
materials-found =
    По словам «{ $query }» { $n ->
        [one] нашёлся { $n } материал
        [few] нашлись { $n } материала
       *[other] нашлось { $n } материалов
    }{ $more ->
        [0] :
       *[other] . Вот { $shown } самых новых, для остальных уточните слова:
    }
materials-nothing-found = По словам «{ $query }» ничего не нашлось. Ищем в названиях и темах: { $address ->
    [familiar] попробуй другое слово или открой предмет.
   *[formal] попробуйте другое слово или откройте предмет.
}
materials-file =
    📎 <b>{ $title }</b>
    { $subject } · { $topic }

    { $body }
materials-new =
    📎 { GIVEN($child) ->
        [yes] { $child } ·{" "}
       *[no] {""}
    }<b>{ $subject }</b>: { $n ->
        [one] { $n } новый материал
        [few] { $n } новых материала
       *[other] { $n } новых материалов
    }

    { $lines }
    { $more ->
        [0] {""}
       *[other] …и ещё { $more }
    }
materials-new-one = — { $title } ({ $topic })
materials-open-new = Открыть ({ $n })
materials-renewed =
    🔄 { GIVEN($child) ->
        [yes] { $child } ·{" "}
       *[no] {""}
    }<b>{ $title }</b>: есть новая версия
    { $subject }

    { $address ->
        [familiar] У тебя старая. Нажми, чтобы взять новую.
       *[formal] У вас старая. Нажмите, чтобы взять новую.
    }
materials-lost-take = «{ $title }» сейчас не открывается: Telegram потерял файл. Мы уже попросили прислать его снова. { $address ->
    [familiar] Как только он будет, бот тебе напишет.
   *[formal] Как только он будет, бот вам напишет.
}
materials-lost =
    ⚠️ <b>{ $title }</b> больше не открывается
    { $subject }

    Telegram не узнаёт этот файл, так бывает после смены бота. Пришлите его, пожалуйста, ещё раз: кто его ждёт, получит сообщение.
materials-send-again = Прислать снова
materials-add = Добавить
materials-send =
    <b>{ $subject }</b>

    Пришлите файлы, фото, видео, голосовые или текст со ссылкой — можно несколько подряд. Тему и названия бот спросит потом.
materials-send-more =
    <b>{ $subject }</b>: { $n ->
        [one] принят { $n } материал
        [few] приняты { $n } материала
       *[other] принято { $n } материалов
    }

    Пришлите ещё или нажмите «Готово».
materials-one-more = { GIVEN($title) ->
    [yes] Принято: «{ $title }»
   *[no] Принято
}{ $n ->
    [one] .
   *[other] , всего { $n }.
} Пришлите ещё или нажмите «Готово».
materials-enough = Готово
materials-stop = Не добавлять
materials-resume = Дописать: { $subject } ({ $n })
materials-topic-name = { $topic }
materials-which-topic =
    { $n ->
        [one] К какой теме он относится?
       *[other] К какой теме они относятся?
    } { $known ->
        [0] Напишите её, например: Обыкновенные дроби.
       *[other] Выберите или напишите новую.
    }
materials-type-title =
    { $n ->
        [1] Как назвать
       *[other] { $number } из { $n }. Как назвать
    } { $kind ->
        [photo] это фото
        [video] это видео
        [video_note] это видео
        [voice] это голосовое
        [audio] эту запись
        [document] этот файл
        [album] этот альбом
        [animation] эту анимацию
       *[text] этот текст
    }? Напишите, до { $limit } знаков.
materials-title = { $title }
materials-put-in =
    ✅ <b>{ $subject } · { $topic }</b>: { $n ->
        [one] материал на месте
       *[other] на месте материалов: { $n }
    }

    Ученики уже могут взять, а сообщение получат в { TIME($at) }. Если что-то не так — нажмите на название.
materials-put-also = И для группы { $group }
materials-put-also-done = Готово, там это тоже есть.
materials-none-left = Добавлять больше нечего: это уже сделано.
materials-make = В материалы курса
materials-make-of-it = Положить это в материалы, чтобы ученики могли взять?
materials-which-course = В материалы какого предмета?
materials-no-course = Вы пока не ведёте ни одного предмета, поэтому положить это некуда.
materials-one =
    <b>{ $title }</b>
    { $subject } · { $topic }

    { $state ->
        [withdrawn] Отозван: ученики его больше не видят.
        [lost] ⚠️ Telegram больше не узнаёт файл. Пришлите его ещё раз.
       *[open] С { DAYMONTH($at) }. Взяли { $taken } из { $all }.
    }{ $version ->
        [1] {""}
       *[other] {" "}Версия { $version }.
    }
materials-look = Показать
materials-takers = Кто взял
materials-renew = Заменить
materials-retitle = Название
materials-move = Тема
materials-withdraw = Отозвать
materials-bring-back = Вернуть
materials-withdraw-yes = Да, отозвать
materials-withdraw-sure =
    Отозвать «{ $title }»?

    Из материалов он исчезнет. { $n ->
        [0] Его ещё никто не взял.
       *[other] Взяли: { $n }. Эти копии останутся у учеников — Telegram не даёт их забрать.
    }
materials-standing =
    <b>{ $title }</b>: взяли { $taken } из { $all }

    { $lines }

    { $n ->
        [0] {""}
       *[other] <b>Ещё не взяли</b>
    }
    { $waiting }

    { $uncounted ->
        [0] {""}
        [one] Ещё { $uncounted } ученик не учтён: нет согласия семьи.
        [few] Ещё { $uncounted } ученика не учтены: нет согласия семей.
       *[other] Ещё { $uncounted } учеников не учтены: нет согласия семей.
    }
materials-taker = ✓ { $name }, { DAYMONTH($at) }{ $who ->
    [guardian] {" "}— взяли взрослые
   *[student] {""}
}
materials-not-taken = — { $name }
materials-type-new-title = Сейчас: «{ $title }». Напишите новое название, до { $limit } знаков.
materials-type-new-topic = К какой теме относится «{ $title }»? { $known ->
    [0] Напишите её.
   *[other] Выберите или напишите новую.
}
materials-send-renewed = { $lost ->
    [yes] Пришлите «{ $title }» ещё раз: файл, альбом или текст.
   *[no] Пришлите новую версию «{ $title }»: файл, альбом или текст. Старая исчезнет из материалов.
}
materials-renewed-now = ✅ «{ $title }» заменён. { $n ->
    [0] Его ещё никто не брал.
   *[other] Кто взял прежний, узнает об этом в { TIME($at) }.
}
refusal-not-a-material = Стикеры, опросы, контакты и места здесь не хранятся. Пришлите файл, фото, видео, голосовое или текст со ссылкой.
refusal-name-needed = Нужна хотя бы одна буква или цифра: по названию и теме материал будут искать.
refusal-material-withdrawn = «{ $title }» отозван: его больше не выдают. Что есть сейчас — в разделе «Материалы».
refusal-material-decided = Это уже сделано: материал добавлен, отозван или удалён.
