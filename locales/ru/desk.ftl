menu-ask = Написать
menu-ask-about = тьютору, преподавателю, психологу
menu-desk = Обращения
menu-desk-about = вопросы семей и ваши ответы

desk-who = { $kin ->
    [self] { $name }
    [mother] мама, { $name }
    [father] папа, { $name }
    [grandmother] бабушка, { $name }
   *[guardian] опекун, { $name }
}
desk-staff = { $name }
desk-role = { $role ->
    [tutor] тьютор
    [teacher] преподаватель
    [psychologist] психолог
   *[coordinator] координатор
}
desk-whom-one = { $role ->
    [teacher] { $subjects }: { $name }
    [tutor] Тьютор: { $name }
    [psychologist] Психолог: { $name }
   *[coordinator] Координатор: { $name }
}
desk-one = { $whom }
desk-write-to = ✉️ Написать
desk-child = { $name }
desk-which-child = { $n ->
    [0] Писать пока не о ком: спросите, пожалуйста, в своей школе.
   *[other] О ком { $address ->
        [familiar] напишешь
       *[formal] напишете
    }?
}
desk-whom = { GIVEN($student) ->
    [yes] { $student }: кому напишете?
   *[no] Кому { $address ->
        [familiar] напишешь
       *[formal] напишете
    }?
}

    Номера телефонов никто не увидит.
desk-no-contacts = { GIVEN($student) ->
    [yes] { $student }: писать пока некому
   *[no] Писать пока некому
}. Как только в группе появится тьютор, он будет здесь.
desk-type = { $address ->
    [familiar] Напиши
   *[formal] Напишите
} сообщение — слова, голос, фото или файл. { $n ->
    [1] Его получит { $names }
   *[other] Его получат { $names }
} ({ desk-role }).

desk-about-whom = Передать это тьютору? О ком речь?
desk-about = { $name } — тьютору
desk-nobody = Никому, это не туда
desk-dropped = Хорошо, никому не передаю.
refusal-sent-already = С этим сообщением уже решено.

desk-passed-on =
    { GIVEN($student) ->
        [yes] { $student }: передано
       *[no] Передано
    } — { $names } ({ desk-role }).{ GIVEN($promise) ->
        [yes] { " " }{ $promise }
       *[no] { "" }
    } { $address ->
        [familiar] Ответ придёт сюда; можешь дописать ещё.
       *[formal] Ответ придёт сюда; можно дописать ещё.
    }

    { $maybe }
desk-urgent = ‼️ Срочно: { desk-urgency }
desk-urgency = { $why ->
    [health] здоровье и безопасность
    [today] это сегодня
    [link] не открывается урок
   *[exam] экзамен или зачёт
}
desk-hurry = Это срочно
desk-why-urgent = Почему нельзя подождать?
desk-hurried = Передано сразу.
desk-promise = Ответ будет до { BRIEF($at) }.
desk-promised = <b>{ $student }</b>: семье обещан ответ до { TIME($at) }, а его ещё нет.
desk-missed = { GIVEN($student) ->
    [yes] { $student }: обещанного ответа ещё нет
   *[no] Обещанного ответа ещё нет
}, срок был { BRIEF($at) }. Простите! Вопрос не потерян и стоит первым: { $n ->
    [1] ответит
   *[other] ответят
} { $names }. { $address ->
    [familiar] Если ждать нельзя, попроси взрослых позвонить в школу.
   *[formal] Если ждать нельзя, позвоните, пожалуйста, в школу.
}
desk-late = <b>{ $student }</b>: обещанного до { BRIEF($at) } ответа ещё нет. Семья об этом знает и ждёт.
desk-until = { $late ->
    [yes] ⏰ ответ обещан до { BRIEF($at) }
   *[no] ответ обещан до { BRIEF($at) }
}
desk-left = <b>{ $student }</b>: вопрос семьи остался без ответа — { $name } больше не работает с этим учеником. Кто ответит? Вопрос увидит только тот, кого вы выберете.
desk-who-instead = Выбрать, кто ответит
desk-stranded = { $name }: отвечать больше некому
desk-whom-instead = <b>{ $student }</b>: кто теперь ответит на вопрос, заданный раньше ({ $name })?

    Вопрос увидит только тот, кого вы выберете; прежняя переписка останется закрытой. Семья узнает, кто ответит.
desk-handed-on = ✓ { $student }: вопрос передан — { $names }. Семье об этом сказано.
desk-taken = { GIVEN($student) ->
    [yes] { $student }: на ваш вопрос теперь
   *[no] На твой вопрос теперь
} { $n ->
    [1] ответит
   *[other] ответят
} { $names } ({ desk-role }).
refusal-no-longer = Сообщение не отправлено: { $names } больше не работает с этим учеником. { $address ->
    [familiar] Выбери, кому написать: /ask
   *[formal] Выберите, кому написать: /ask
}
desk-unheard = { GIVEN($student) ->
    [yes] { $student }: сообщение не дошло
   *[no] Сообщение не дошло
} — { $names } сейчас без связи в Telegram. { $address ->
    [familiar] Спроси, пожалуйста, в школе.
   *[formal] Позвоните, пожалуйста, в школу.
}
desk-waits = У семьи тихие часы, поэтому ответ придёт { BRIEF($at) }.
desk-elsewhere =
    { $n ->
    [0] Переписки через Telegram в школе нет: это сообщение никому не передано. { $address ->
        [familiar] Спроси в школе.
       *[formal] Обратитесь, пожалуйста, в школу.
    }
   *[other] Переписку школа через Telegram не ведёт: это сообщение никому не передано. { $address ->
        [familiar] Спроси лично или на уроке: { $names }.
       *[formal] Позвоните, пожалуйста, в школу или спросите лично: { $names }.
    }
    }

    { $maybe }
refusal-nobody-hears = { $n ->
    [0] Передать пока некому: у группы ещё нет тьютора. Сообщение не отправлено — обратитесь, пожалуйста, в школу.
    [1] Сообщение не отправлено: { $names } сейчас без связи в Telegram. Позвоните, пожалуйста, в школу.
   *[other] Сообщение не отправлено: { $names } сейчас без связи в Telegram. Позвоните, пожалуйста, в школу.
}

desk-asked =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }{ GIVEN($who) ->
        [yes] { " · " }{ $who }
       *[no] { "" }
    }{ $edited ->
        [yes] { " " }<i>(изменено)</i>
       *[no] { "" }
    }
    { $urgent }

    { $body }

    { $answered }
desk-solved = ✓ Семья нашла ответ сама, { BRIEF($at) }: отвечать не нужно.
desk-answered-by = ✓ { $name }, { BRIEF($at) }
desk-answered =
    { GIVEN($student) ->
        [yes] <b>{ $student }</b> · { $name }
       *[no] <b>{ $name }</b>
    }, { desk-role }{ $edited ->
        [yes] { " " }<i>(изменено)</i>
       *[no] { "" }
    }
    { $urgent }

    { $body }
desk-answer = Ответить
desk-answer-one = Ответить: { $who }
desk-close = Закрыть
desk-show = Показать переписку
desk-type-answer = <b>{ $student }</b>{ GIVEN($who) ->
        [yes] { " · " }{ $who }
       *[no] { "" }
    }

    Напишите ответ: слова, голос, фото или файл.
desk-answer-sent = ✓ { $student }: ответ { GIVEN($who) ->
    [yes] получит { $who }
   *[no] передан
}. { $until }
desk-closed = { $student }: обращение закрыто. Новое сообщение семьи откроет его снова.
refusal-family-away = { $name } — сейчас без связи в Telegram. Ответ не отправлен: лучше позвонить.
desk-which-member = { $student }: кому напишете?
desk-no-member = { $student }: в Telegram из семьи пока никого нет.

desk-list =
    <b>{ $state ->
        [open] Ждут ответа
        [waiting] Отвечено
       *[done] Закрыто
    }: { $n }</b>

    { $lines }

    { $minutes ->
        [-1] { "" }
        [0] Обычно вы отвечаете сразу.
        [60] Обычно вы отвечаете за час.
        [one] Обычно вы отвечаете за { $minutes } минуту.
        [few] Обычно вы отвечаете за { $minutes } минуты.
       *[many] Обычно вы отвечаете за { $minutes } минут.
    }
desk-line = · { $name } — { BRIEF($since) }{ GIVEN($until) ->
    [yes] , { $until }
   *[no] { "" }
}
desk-thread = { $name }
desk-state = { $state ->
    [open] Ждут
    [waiting] Отвечено
   *[done] Закрыто
}: { $n }
desk-earlier = ← Назад
desk-later = Ещё →
desk-card =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { $state ->
        [open] Ждёт ответа. Вопрос: { BRIEF($since) }
        [waiting] Отвечено { BRIEF($since) }
       *[done] Закрыто { BRIEF($since) }
    }{ GIVEN($until) ->
        [yes] , { $until }
       *[no] { "" }
    }
    { $n ->
        [1] Отвечает
       *[other] Отвечают
    }: { $names }{ $minutes ->
        [-1] { "" }
        [0] . Первый ответ — сразу
       *[other] . Первый ответ — через { $minutes } мин
    }

    { $family }

    { $lines }
desk-member = · { $who }
desk-said = <i>{ BRIEF($at) }, { $who }</i>{ $n ->
    [0] { "" }
   *[other] { " " }📎
}
    { $text }
desk-write-family = Написать семье
desk-back = ← К списку

desk-forum-mine = Это мой чат для переписки с семьями
desk-forum-means =
    <b>«{ $title }»</b> — чат для переписки с семьями?

    У каждой семьи будет своя тема: сообщения семьи приходят туда, ваш ответ в теме уходит семье.

    Всё, что там написано, прочтут все участники чата — и те, кого добавят позже. Поэтому в чате могут быть только вы, бот и тьюторы всех тех же учеников. Бот проверяет это по числу участников перед каждым разговором; если появится кто-то ещё, сообщения снова пойдут в личный чат.

    Нужно: включить темы и сделать бота администратором с правом управлять темами.
desk-forum-yes = Понимаю, привязать
desk-forum-looking = «{ $title }»: проверяю, кто в чате и что мне можно.
desk-forum-looked = { $trouble ->
    [none] «{ $title }» привязан: новые сообщения семей придут туда, каждой семье — своя тема.
    [strangers] «{ $title }»: в чате есть кто-то, кому нельзя читать переписку ваших семей. Сообщения приходят вам сюда. Оставьте в чате только себя, бота и тьюторов всех тех же учеников.
    [no-topics] «{ $title }»: в чате не включены темы. Сообщения приходят вам сюда. Включите темы в настройках группы.
    [no-rights] «{ $title }»: мне не хватает прав. Сообщения приходят вам сюда. Сделайте меня администратором с правом управлять темами.
    [kicked] «{ $title }»: меня убрали из чата. Сообщения приходят вам сюда.
   *[other] «{ $title }»: написать туда не получается. Сообщения приходят вам сюда.
}
desk-forum-again = Проверить ещё раз
desk-forum-unlink = Отвязать чат
desk-forum-off = «{ $title }» отвязан. Сообщения семей приходят сюда.
refusal-not-tutor = Такой чат нужен только тьютору.
refusal-forum-taken = Этот чат уже занят: он привязан к группе или к другому тьютору.
refusal-to-whom = { $n ->
    [0] Пока некому: из этой семьи ещё никто не писал. Нажмите /desk в личном чате со мной.
   *[other] Ответа ждут { $n }: { $names }. Ответьте, пожалуйста, на сообщение того, кому пишете; это никому не отправлено.
}
desk-topic =
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }

    { $family }

    Пишите в этой теме — ответ уйдёт тому, кто спросил. Чтобы ответить другому, ответьте на его сообщение.
