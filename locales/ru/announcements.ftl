menu-announce = Объявление
menu-announce-about = написать группе, ученикам, родителям, коллегам
announcements-write =
    <b>Новое объявление</b>

    Напишите его одним сообщением или пришлите фото, видео, файл или альбом с подписью. Жирный шрифт и ссылки сохранятся.

    Пока никто ничего не увидит: сначала покажу, как это выглядит и кому уйдёт.
announcements-write-again = Пришлите объявление заново: текст, фото, видео, файл или альбом. Оно встанет на место прежнего.
announcements-one-at-a-time = Это уже другое сообщение, а объявление у нас одно. Чтобы заменить его, нажмите «Изменить текст»: /announce
announcements-mine = Мои объявления
announcements-whom =
    <b>Кому отправить?</b>{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}{ $group }
    }

    Выбрано: { $n ->
        [0] пока никого
        [one] { $n } человек
        [few] { $n } человека
       *[many] { $n } человек
    }{ GIVEN($chats) ->
        [no] {""}
       *[yes] {" "}и чат { $chats }
    }{ $named ->
        [0] {""}
       *[other] {" "}(по имени: { $named })
    }{ $silent ->
        [yes] , в том числе те, кто не подтвердил прошлое объявление
       *[no] {""}
    }.
announcements-group-of = { $n ->
    [0] { $group }
   *[other] ✓ { $group } · { $n }
}
announcements-all-groups = { $n ->
    [0] Все мои группы
   *[other] ✓ Все мои группы · { $n }
}
announcements-toggle = { $chosen ->
    [yes] ✓{" "}
   *[no] {""}
}{ $whom ->
    [chat] Общий чат группы
    [student] Ученики
    [parent] Родители
    [teacher] Учителя
    [tutor] Тьюторы
    [psychologist] Психологи
   *[coordinator] Координаторы
}
announcements-other-group = ← Другая группа
announcements-find = По имени
announcements-silents = Кто не подтвердил
announcements-done = Готово, показать
announcements-type-name = Напишите имя или фамилию, можно начало: «Кузн».
announcements-nobody-found = Такого человека среди ваших групп нет. Проверьте имя и напишите ещё раз.
announcements-found = Кого добавить? Кто отмечен галочкой, уже в списке: нажмите, чтобы убрать.
announcements-person = { $chosen ->
    [yes] ✓ { $name }
   *[no] { $name }
}
announcements-to-whom = ← К списку
announcements-which-silent = Какое объявление они не подтвердили?
announcements-earlier = { $chosen ->
    [yes] ✓ { $about }
   *[no] { $about }
}
announcements-untitled = без текста
announcements-when = <b>Когда отправить?</b> Время — ваше.
announcements-at-once = Сразу
announcements-moment = { BRIEF($at) }
announcements-type-time = Написать время
announcements-type-when = Напишите день и время, например: <code>15.10 13:10</code>
announcements-type-when-again = Не получилось понять время. Напишите день, месяц и время через пробел, например: <code>15.10 13:10</code>
announcements-draft =
    ↑ Так это увидят. Пока никто не видел.

    <b>Кому:</b> { $n ->
        [0] {""}
        [one] { $n } человек
        [few] { $n } человека
       *[many] { $n } человек
    }{ GIVEN($chats) ->
        [no] { $n ->
            [0] пока никому
           *[other] {""}
        }
       *[yes] { $n ->
            [0] чат { $chats }
           *[other] {" "}и чат { $chats }
        }
    }
    <b>Когда:</b> { GIVEN($when) ->
        [no] сразу
       *[yes] { $late ->
            [yes] это время уже прошло, выберите другое
           *[no] { $when }
        }
    }
    <b>Подтверждение:</b> { $wanted ->
        [yes] попросим нажать «Ознакомлен(а)»
       *[no] не нужно
    }{ $away ->
        [0] {""}
       *[other]
    {" "}
    До { $away } из них бот не достучится: после отправки покажу, кому позвонить.
    }
announcements-then = { WHEN($at) }
announcements-send = { $later ->
    [yes] Отправить в это время
   *[no] Отправить
}
announcements-readers = Глазами читателя ({ $n })
announcements-edit = Изменить текст
announcements-choose-whom = Кому
announcements-choose-when = Когда
announcements-ask-receipt = { $wanted ->
    [yes] ✓ Ознакомлен(а)
   *[no] Ознакомлен(а)?
}
announcements-discard = Выбросить
announcements-discarded = Объявление выброшено: его никто не видел.
announcements-back = ← Назад
announcements-who =
    <b>Получат: { $n }</b>

    Нажмите имя — покажу объявление глазами этого человека.
announcements-through = { $name }
announcements-personal =
    <b>Похоже на личное</b>

    { $lines }

    Объявление уйдёт и в общий чат: там его прочтут все. { $outright ->
        [yes] С этим туда нельзя.
       *[no] Если это можно знать всем, отправьте: в журнале останется, что вы так решили.
    }{ $n ->
        [0] {""}
        [one] {" "}Отправить ребёнку и родителям вместо группы?
       *[other] {" "}Может, написать каждой семье отдельно?
    }
announcements-to-family = Только семье
announcements-only-family = { $name } — теперь только семья, без группы. Проверьте и отправьте.
announcements-scheduled =
    <b>Отправлю { WHEN($at) }</b>

    «{ $about }» — { $n ->
        [one] { $n } получатель.
        [few] { $n } получателя.
       *[many] { $n } получателей.
    } До этого времени можно всё изменить.
announcements-not-yet = Вернуть в черновик
announcements-progress =
    <b>{ $state ->
        [sending] Отправляется
        [paused] На паузе
        [stopped] Остановлено
        [recalled] Отозвано
       *[sent] Отправлено
    }</b>: «{ $about }», { BRIEF($at) }

    Дошло: { $sent } из { $all }{ $phoned ->
        [0] {""}
       *[other] , сказано по телефону: { $phoned }
    }{ $asks ->
        [yes] {""}
            Ознакомлены: { $confirmed }, молчат: { $silent }
       *[no] {""}
    }
    { $away }
announcements-not-reached =
    {""}
    <b>Не дошло: { $n }</b> — им лучше позвонить
announcements-chat-away = — чат { $group }: { $trouble ->
    [personal] остановлено, в тексте личное
   *[other] бот не может туда писать
}
announcements-one-away = — { $name }{ GIVEN($children) ->
    [no] {""}
   *[yes] {" "}({ $children })
}{ $trouble ->
    [none] {""}
    [no-telegram] : не подключён к боту
    [blocked] : заблокировал бота
    [never-started] : ещё не нажал «Старт»
    [deactivated] : аккаунт удалён
   *[other] : Telegram не принимает сообщение
}
announcements-refresh = Обновить
announcements-pause = Пауза
announcements-release = Продолжить
announcements-stop = Стоп
announcements-remind = Напомнить молчащим ({ $n })
announcements-reminded = { $n ->
    [one] Напомнили { $n } человеку.
   *[other] Напомнили { $n } людям.
} Те, кто подтвердил, напоминания не получат.
announcements-all-away = Кому не дошло: все { $n }
announcements-away = { $lines }
announcements-list = <b>Ваши объявления</b>
announcements-none = Вы ещё ничего не отправляли. Начать: /announce
announcements-one = { BRIEF($at) } · { $about }
announcements-correct = Исправить
announcements-recall = Отозвать
announcements-type-correction = Пришлите новый текст целиком: он встанет на место прежнего у всех, кому объявление дошло.{ $files ->
    [yes] {" "}Фото и файлы останутся.
   *[no] {""}
}
announcements-correction =
    <b>Новый текст:</b>

    { $text }
    { $personal ->
        [no] {""}
        [outright] {""}
            ⚠ Так заменить нельзя, текст прочитает и общий чат:
       *[perhaps] {""}
            ⚠ Похоже на личное, а текст прочитает и общий чат:
    }
    { $lines }

    { $personal ->
        [outright] {""}
       *[other] Заменить его у всех?
    }
announcements-correct-quietly = Заменить тихо
announcements-correct-aloud = Заменить и сообщить
announcements-leave = Оставить как есть
announcements-recall-how =
    <b>Отозвать у всех?</b>

    Вместо текста везде будет «Отозвано». Фото и файлы удалю, если с отправки не прошло двух суток.
announcements-recall-quietly = Отозвать тихо
announcements-recall-aloud = Отозвать и сообщить
announcements-card =
    { GIVEN($child) ->
        [no] <b>Объявление</b>
       *[yes] <b>{ $child }: объявление</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ Ознакомлен(а)
       *[no] {""}
    }
announcements-card-again =
    { GIVEN($child) ->
        [no] <b>Напоминаем: объявление</b>
       *[yes] <b>{ $child }: напоминаем про объявление</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ Ознакомлен(а)
       *[no] {""}

            { $address ->
                [familiar] Прочитай, пожалуйста, и нажми кнопку: твоего ответа ждут.
               *[formal] Прочитайте, пожалуйста, и нажмите кнопку: вашего ответа ждут.
            }
    }
announcements-card-corrected =
    { GIVEN($child) ->
        [no] <b>Объявление (исправлено)</b>
       *[yes] <b>{ $child }: объявление (исправлено)</b>
    }

    { $text }

    — { $author }{ $confirmed ->
        [yes] {""}

            ✓ Ознакомлен(а)
       *[no] {""}
    }
announcements-group =
    <b>{ $group }: объявление</b>

    { $text }

    — { $author }
announcements-struck = <b>Отозвано.</b> Это объявление больше не действует.
announcements-news = { $recalled ->
    [yes] Объявление отозвано: оно больше не действует.
   *[no] Объявление исправлено: «{ $about }». Новый текст — выше, на прежнем месте.
}
announcements-seen = Ознакомлен(а)
refusal-announcement-decided = С этим объявлением уже решено: оно отправлено, остановлено, отозвано или выброшено. Посмотреть: /announce
refusal-nothing-written = Здесь пока пусто. Пришлите текст, фото, видео или файл.
refusal-nobody-to-tell = Получать некому. Выберите, кому отправить.
refusal-moment-passed = Это время уже прошло. Выберите другое.
refusal-caption-too-long = Под фото или файлом помещается { $limit } знаков, а получилось { $n }. Напишите, пожалуйста, короче.
refusal-only-a-preview = Это предпросмотр: так кнопку увидят читатели.
