menu-calls = Обзвон
menu-calls-about = до кого бот не достучался
call-list-open = 📞 Обзвон
call-list-to-list = ← К списку обзвона
call-list-empty =
    <b>Обзвон</b>

    Звонить никому не нужно: до всех дошло, и все ответили.
call-list-lines =
    <b>Обзвон</b> · { $n ->
        [one] { $n } человек
        [few] { $n } человека
       *[many] { $n } человек
    }
    { $lines }
call-list-line =
    {""}
    <b>{ $children }</b> — { $who }, { $clock }
    { $why }{ $more ->
        [0] {""}
        [one] {" "}и ещё { $more } повод
        [few] {" "}и ещё { $more } повода
       *[many] {" "}и ещё { $more } поводов
    }{ $number ->
        [none] {" "}· номера нет
        [wrong] {" "}· номер неверный
       *[known] {""}
    }{ GIVEN($before) ->
        [no] {""}
       *[yes] {" "}· { $before }
    }
call-list-line-open = { $child } · { $kin ->
    [mother] мама
    [father] папа
    [grandmother] бабушка
    [guardian] опекун
   *[self] ученик
}
call-list-who = { $kin ->
    [mother] мама, { $name }
    [father] папа, { $name }
    [grandmother] бабушка, { $name }
    [guardian] опекун, { $name }
   *[self] ученик
}
call-list-why = { $kind ->
    [change] { $arrived ->
        [yes] нет ответа об уроке
       *[no] не дошла перемена в уроках
    }
    [answer] не дошёл ответ школы
    [announcement] { $arrived ->
        [yes] не подтверждено объявление
       *[no] не дошло объявление
    }
    [guide] { $arrived ->
        [yes] не подтверждена инструкция
       *[no] не дошла инструкция
    }
    [consent] нет согласия на обработку данных
    [invitation] приглашение не принято
   *[away] бот заблокирован
}
call-list-clock = { $hours ->
    [early] у них { $time }, рано звонить
    [late] у них { $time }, поздно звонить
   *[fine] у них { $time }
}
call-list-again = перезвонить { BRIEF($at) }
call-list-tries = { $n ->
    [one] не ответили { $n } раз, { BRIEF($at) }
    [few] не ответили { $n } раза, последний раз { BRIEF($at) }
   *[many] не ответили { $n } раз, последний раз { BRIEF($at) }
}
call-list-best = { $best ->
    [morning] Удобнее утром.
    [day] Удобнее днём.
    [evening] Удобнее вечером.
   *[any] {""}
}
call-list-card =
    <b>{ $children }</b> — { $who }
    { $wrong ->
        [yes] 📵 Номер неверный, верного пока нет.
       *[no] { GIVEN($number) ->
            [no] 📵 Номера нет.
           *[yes] 📞 { $number }
        }
    }
    🕙 { $clock }. { call-list-best }
    { GIVEN($before) ->
        [no] {""}
       *[yes] Раньше: { $before }.
    }
    { GIVEN($speech) ->
        [no] Повода звонить уже нет.
       *[yes] Что сказать:
        <blockquote>{ $hello } { $speech }</blockquote>
    }
    { $more }
call-list-more = · ещё { $why }
call-list-hello = Здравствуйте{ GIVEN($whom) ->
    [no] {""}
   *[yes] , { $whom }
}! Это { $name }, { $role ->
    [tutor] тьютор
   *[coordinator] координатор школы
} ({ $child }).
call-list-say-change = { $kind ->
    [move] { $subject } переносится: вместо { DAY($was) }, { $was_time }, урок будет { DAY($now) } в { $now_time } по вашему времени. { $child } сможет прийти?
    [cancel] Урока «{ $subject }» { DAY($was) } в { $was_time } по вашему времени не будет. Передайте это, пожалуйста, и ребёнку.
    [add] Появился новый урок: { $subject }, { DAY($now) } в { $now_time } по вашему времени. { $child } сможет прийти?
   *[replace] { $subject } { DAY($now) } в { $now_time } по вашему времени: урок ведёт { $teacher }. Передайте это, пожалуйста, и ребёнку.
}{ $more ->
    [0] {""}
    [one] {" "}В расписании изменился ещё { $more } урок.
    [few] {" "}В расписании изменились ещё { $more } урока.
   *[many] {" "}В расписании изменились ещё { $more } уроков.
}
call-list-say-announcement = { GIVEN($quote) ->
    [no] Для вас есть объявление от { DAYMONTH($at) }, и оно ещё не прочитано. Откройте, пожалуйста, бота: оно ждёт там.
   *[yes] { $arrived ->
        [yes] В боте вас ждёт объявление: «{ $quote }» Всё ли понятно, могу я отметить, что вы о нём знаете?
       *[no] До вас не дошло объявление: «{ $quote }» Всё ли понятно?
    }
}
call-list-say-guide = Мы отправили вам инструкцию «{ $title }» { DAYMONTH($at) }. Удалось ли её прочитать, всё ли в ней понятно?
call-list-say-consent = Школе нужно согласие на обработку данных ({ $child }): без него не видны оценки и посещение. Его можно дать в боте за минуту или подписать на бумаге, как вам удобнее?
call-list-say = { $kind ->
    [answer] Вы спрашивали школу, а ответ от { DAYMONTH($at) } до вас не дошёл. Я вам его прочитаю.
    [invitation] { DAYMONTH($at) } мы пригласили вас в школьный бот: там расписание и перемены в уроках. Нужна ли новая ссылка или помощь со входом?
   *[away] Сообщения школьного бота до вас не доходят: он заблокирован в вашем Telegram. Откройте его, пожалуйста, и нажмите «Запустить», или скажите, как вам удобнее узнавать новости.
}
call-list-reached = ✅ Дозвонились
call-list-no-answer = Не ответили
call-list-later = Перезвонить позже
call-list-wrong = Номер неверный
call-list-ask-number = { $known ->
    [yes] ✏️ Изменить номер
   *[no] ✏️ Записать номер
}
call-list-to-family = Телефоны и звонки · { $name }
call-list-call = 📞 Позвонить · { $name }
call-list-next = Дальше · { $name }
call-list-back = ← Назад
call-list-when = <b>{ $children }</b>: когда перезвонить?
call-list-at = { $when ->
    [evening] Сегодня вечером, { TIME($at) }
    [tomorrow] Завтра, { BRIEF($at) }
   *[week] Через неделю, { BRIEF($at) }
}
call-list-said =
    <b>{ $children }</b> — { $who }

    { $result ->
        [reached] Отмечено: дозвонились. Что не дошло или ждало ответа, записано как сказанное по телефону.
        [no_answer] Отмечено: не ответили. Строка осталась в списке, после тех, кому ещё не звонили.
        [later] Отмечено: перезвонить { WHEN($at) }.
       *[wrong_number] Отмечено: номер неверный, больше его никто не увидит. { $asked ->
            [0] Координатора в этой школе нет: верный номер можно узнать у ребёнка или другого взрослого.
            [one] Координатор школы получит просьбу найти верный.
           *[other] Координаторы школы получат просьбу найти верный.
        }
    }
call-list-undo = Отменить
call-list-family-open = 📞 Телефоны и звонки
call-list-family =
    <b>{ $name }</b> · телефоны и звонки

    { $lines }

    { GIVEN($calls) ->
        [no] Звонков ещё не было.
       *[yes] Звонки:
        { $calls }
    }
call-list-number = · { $who }: { $wrong ->
    [yes] номер неверный
   *[no] { GIVEN($number) ->
        [no] номера нет
       *[yes] { $number }
    }
} { call-list-best }
call-list-past = · { BRIEF($at) } · { $name }: { $result ->
    [reached] дозвонились
    [no_answer] не ответили
    [later] просили перезвонить
   *[wrong_number] номер неверный
} ({ $by })
call-list-type-number =
    <b>{ $child }</b> — { $who }

    Напишите номер телефона, например: +7 912 345-67-89. Его увидят только тьютор и координатор школы.
call-list-drop-number = Удалить номер
call-list-stop = Отмена
call-list-noted =
    <b>{ $child }</b> — { $who }
    📞 { $number }

    Записано. Когда лучше звонить? { call-list-best }
call-list-prefer = { $best ->
    [morning] Утром
    [day] Днём
    [evening] Вечером
   *[any] Не важно
}
call-list-find-number = <b>{ $child }</b> — { $who }: номер телефона оказался неверным ({ $by }). Узнайте, пожалуйста, верный и запишите его здесь.
call-list-righted = <b>{ $child }</b> — { $who }: записан новый номер, можно звонить.
call-list-to-numbers = Телефоны семей
call-list-numbers =
    <b>Телефоны семей</b> · { $n ->
        [one] { $n } ученик
        [few] { $n } ученика
       *[many] { $n } учеников
    }

    { $missing ->
        [0] Номера есть у всех.
        [one] Не хватает { $missing } номера.
       *[other] Не хватает { $missing } номеров.
    }
call-list-numbers-of = { $name } · номеров: { $known } из { $all }
refusal-number-unread = Это не похоже на номер телефона. Напишите его целиком, например: +7 912 345-67-89.
refusal-line-taken = Сейчас звонит { $name }, с { TIME($at) }.
refusal-call-noted = Итог этого звонка уже отмечен.
refusal-call-past = Прошло больше минуты: этот итог уже не отменить. Позвоните ещё раз и отметьте, что вышло.
