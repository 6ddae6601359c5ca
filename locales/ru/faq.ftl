faq-maybe = Возможно, это ответ:
faq-suggestion = ❓ { $title }
faq-suggested-guide = 📄 { $title }
faq-answer =
    <b>{ $question }</b>

    { $answer }
faq-in-guide = Возможно, ответ — в инструкции «{ $title }».
faq-yes = Да, это ответ
faq-no = Нет, жду ответа
faq-solved =
    { GIVEN($question) ->
        [yes] ✓ <b>{ $question }</b>
       *[no] { "" }
    }

    { $answer }

    { $address ->
        [familiar] Отлично! Тьютор увидит, что отвечать не нужно. Останется вопрос — просто напиши.
       *[formal] Отлично! Тьютор увидит, что отвечать не нужно. Останется вопрос — просто напишите.
    }
faq-waits = Хорошо. Вопрос у тьютора, ответ придёт сюда.
faq-answered-since = На этот вопрос уже ответили.
faq-gone = Этого ответа больше нет. { $address ->
    [familiar] Если ты о чём-то спрашивал(а), вопрос у тьютора: ответ придёт сюда.
   *[formal] Если вы о чём-то спрашивали, вопрос у тьютора: ответ придёт сюда.
}

faq-list = Частые вопросы
faq-all =
    <b>Частые вопросы</b>

    { $n ->
        [0] Пока ни одного.{ $keeps ->
            [yes] { " " }Ответьте семье и нажмите «{ faq-make }» — или начните с кнопки ниже.
           *[no] { "" }
        }
       *[other] Нажмите на вопрос.
    }
faq-line = { $state ->
    [draft] ✏️{ " " }
    [withdrawn] 🗄{ " " }
   *[published] { "" }
}{ $title }
faq-back = ← Все вопросы
faq-before = ← Назад
faq-after = Ещё →
faq-new = Новый вопрос

faq-make = Сделать ответом для всех
faq-type-question =
    { GIVEN($asked) ->
        [yes] Семья спросила: <i>{ $asked }</i>
       *[no] { "" }
    }
    { GIVEN($before) ->
        [yes] Сейчас: <b>{ $before }</b>
       *[no] { "" }
    }

    Напишите вопрос так, как его задал бы любой: одной фразой до { $limit } знаков, без имён и подробностей. По его словам бот узнает, что спросили о том же.
faq-type-answer =
    <b>{ $question }</b>

    { GIVEN($answer) ->
        [yes] Сейчас: { $answer }
       *[no] { "" }
    }
    { GIVEN($quotes) ->
        [yes] Ваш ответ для всех не подойдёт, в нём может быть личное: «{ $quotes }».
       *[no] { "" }
    }

    Напишите ответ для всех — только словами, без имён детей.
faq-card =
    { $state ->
        [draft] Так это увидят семьи. Пока этого не видит никто.
        [published] Семьи это видят.
       *[withdrawn] 🗄 Убрано: семьи этого не видят.
    }

    <b>{ $question }</b>

    { $answer }

    Для кого: { GIVEN($groups) ->
        [yes] { $groups }
       *[no] вся школа
    }
    { $n ->
        [0] { "" }
        [one] Помогло { $n } семье.
       *[other] Помогло { $n } семьям.
    }
faq-publish = { $state ->
    [draft] Опубликовать
   *[withdrawn] Вернуть
}
faq-reword = Изменить вопрос
faq-rewrite = Изменить ответ
faq-for = Для кого
faq-withdraw = Убрать
faq-discard = Выбросить
faq-published = Опубликовано
faq-withdrawn = Убрано
faq-discarded = Черновик выброшен. О нём никто не знает.
faq-whose =
    <b>{ $title }</b>

    Семьи каких групп это увидят?
faq-group = { $on ->
    [yes] ✅{ " " }
   *[no] ▫️{ " " }
}{ $name }
faq-ready = Готово

faq-precedent = Похожий ответ уже есть: «{ $title }»
faq-again = Ответить им
faq-would-tell =
    <b>{ $student }</b>: это получит { $name }.

    { $answer }
faq-tell = Отправить
faq-told =
    ✓ <b>{ $student }</b>: отправлено — { $name }.

    { $answer }

refusal-question-unfindable = По этим словам вопрос никто не найдёт. Напишите, о чём он, например: Где взять ссылку на урок?
refusal-answer-empty = Ответ для всех — это слова: без голосовых и файлов. Напишите его текстом.
refusal-faq-too-long = Получилось { $n } знаков, а поместится { $limit }. Напишите, пожалуйста, короче.
refusal-about-child = Это может быть о ребёнке: «{ $quotes }». Прочтут все семьи — напишите, пожалуйста, без имён и личного.
refusal-faq-readers-missing = Выберите хотя бы одну группу — или уберите ответ совсем.
refusal-faq-decided = С этим ответом уже решено: он опубликован, убран или выброшен.
refusal-answered-already = На этот вопрос уже ответили.
