questionnaire-told-open = 👪 Слова семьи
questionnaire-open = 👪 Спросить родителей
questionnaire-begin = Спросить родителей
questionnaire-question = { $number ->
    [0] Как ребёнку легче понять новое и что обычно мешает учиться?
    [1] О каких особенностях здоровья, внимания или настроения нам важно знать?
   *[2] Что помогает, когда ребёнок устал или у него не получается?
}
questionnaire-numbered = { $n }. { $question }
questionnaire-draft =
    <b>{ $child }</b>: вопросы родителям об особенностях ребёнка

    { $lines }

    { GIVEN($names) ->
        [no] Сейчас спросить некого: родителей нет в боте, они уже спрошены или недавно не захотели отвечать.
       *[yes] Получат: { $names }. Каждый отвечает сам, ответы друг друга родители не видят. Отвечать никто не обязан.
    }
questionnaire-reword = ✏️ { $n }
questionnaire-send = Отправить
questionnaire-discard = Не отправлять
questionnaire-discarded = <b>{ $child }</b>: вопросы не отправлены.
questionnaire-type-question =
    Вопрос { $n }: { $question }

    Напишите его своими словами, до { $limit } знаков.
questionnaire-usual = Оставить обычный
questionnaire-sent =
    <b>{ $child }</b>: вопросы отправлены. Их получат: { $names }.

    Когда родители ответят, я напишу. Кто промолчит, получит одно напоминание; кто откажется — ни одного.
questionnaire-to-family = Слова семьи
questionnaire-read = Прочитать
questionnaire-student = { $name }
questionnaire-who = { $kin ->
    [mother] мама, { $name }
    [father] папа, { $name }
    [grandmother] бабушка, { $name }
   *[guardian] опекун, { $name }
}
questionnaire-asked =
    <b>{ $child }</b>: { $again ->
        [yes] напоминаю о трёх вопросах о ребёнке, больше напоминать не буду.
       *[no] { $tutor } (тьютор) просит рассказать об особенностях ребёнка, чтобы учить его бережнее.
    }

    Три вопроса, можно текстом или голосом. Отвечать не обязательно, а кто прочитает ответы, решите вы.
questionnaire-go = { $begun ->
    [yes] Продолжить
   *[no] Ответить
}
questionnaire-decline = Не хочу отвечать
questionnaire-ask =
    <b>{ $child }</b> · вопрос { $n } из { $all }

    { $question }

    Напишите или скажите голосом.
questionnaire-skip = Не хочу отвечать на этот вопрос
questionnaire-pause = Продолжу потом
questionnaire-paused = <b>{ $child }</b>: то, что вы уже ответили, сохранено, и никто этого пока не видит. Продолжить можно в любой день отсюда или из /settings.
questionnaire-closed = <b>{ $child }</b>: ответить на эти вопросы уже нельзя. Если хотите рассказать что-то важное, просто напишите мне: передам тьютору.
questionnaire-refusal-taken =
    <b>{ $child }</b>: хорошо, отвечать не нужно. Тьютор узнает только, что вы не захотели отвечать; напоминать никто не будет.

questionnaire-after-all = Всё-таки ответить
questionnaire-readers =
    <b>{ $child }</b>: спасибо! Кому можно это прочитать?

    Пока вы не выберете, ответов не видит никто. Решение можно изменить в любой день.
questionnaire-allow = { $readers ->
    [tutor] Только тьютору
    [psychologist] Тьютору и психологу
   *[teachers] И преподавателям тоже
}
questionnaire-look = Мои ответы
questionnaire-thanks = <b>{ $child }</b>: ответы отправлены. { questionnaire-seen-by } Посмотреть, исправить или забрать их можно в /settings.
questionnaire-seen-by = { $readers ->
    [tutor] Их видит только тьютор.
    [psychologist] Их видят тьютор и психолог.
   *[teachers] Их видят тьютор, психолог и преподаватели.
}
questionnaire-mine = Мои ответы о ребёнке
questionnaire-all-mine = О ком посмотреть ответы?
questionnaire-none-mine = Школа пока ни о чём вас не спрашивала. Если хотите рассказать о ребёнке, просто напишите мне: передам тьютору.
questionnaire-mine-one = { $child } · { DAYMONTH($at) }
questionnaire-line =
    {""}
    <b>{ $n }. { $question }</b>
    { $answer }
questionnaire-not-yet = — ответа пока нет
questionnaire-unsaid = — решили не отвечать
questionnaire-said = { $body }{ $files ->
    [yes] {" "}🎤 есть запись или файл
   *[no] {""}
}
questionnaire-own =
    <b>{ $child }</b> · ваши ответы
    { $lines }

    { $state ->
        [sent] { questionnaire-seen-by } Другие родители их не видят.
        [open] Ещё не отправлено: никто этого не видит.
        [refused] Вы решили не отвечать. Это можно изменить.
        [withdrawn] Вы забрали ответы.
       *[lapsed] Время для ответов прошло, и они удалены.
    }
questionnaire-play = 🎤 { $n }
questionnaire-played = <b>{ $child }</b> · ответ { $n }
questionnaire-change-readers = Кто читает
questionnaire-withdraw = Забрать ответы
questionnaire-withdraw-sure = <b>{ $child }</b>: забрать ответы? Они будут удалены, и прочитать их больше не сможет никто.
questionnaire-withdraw-yes = Да, удалить
questionnaire-withdrawn = <b>{ $child }</b>: ответы удалены.
questionnaire-told =
    <b>Слова семьи</b>

    Чьи родители рассказали о ребёнке:
questionnaire-none-told =
    <b>Слова семьи</b>

    Пока никто ничего не рассказал, или родители открыли это не вам.
questionnaire-family =
    <b>{ $child }</b> · источник: семья

    { $who }, { DAYMONTH($at) }
    { $lines }

    { $readers ->
        [tutor] Открыто только тьютору.
        [psychologist] Открыто тьютору и психологу.
       *[teachers] Открыто тьютору, психологу и преподавателям.
    }
    { $others }
questionnaire-none-of =
    <b>{ $child }</b> · источник: семья

    Родители пока ничего не рассказали.
    { $others }
questionnaire-state = · { $who }: { $state ->
    [open] ответа пока нет, спрошено { DAYMONTH($at) }
    [refused] отказ отвечать ({ DAYMONTH($at) })
    [withdrawn] ответы забраны ({ DAYMONTH($at) })
   *[lapsed] ответа не было
}
questionnaire-news = <b>{ $child }</b>: { $who } — есть ответы об особенностях ребёнка.
questionnaire-refused = <b>{ $child }</b>: { $who } — отказ отвечать на вопросы о ребёнке. Это принято, напоминать я не буду.
refusal-question-empty = В вопросе нет ни одной буквы. Напишите его словами.
refusal-answer-too-long = Это { $n } { $n ->
    [one] знак
    [few] знака
   *[many] знаков
}, а помещается { $limit }. Сократите, пожалуйста, или скажите голосом.
refusal-asked-already = Эти вопросы уже отправлены или выброшены.
refusal-nobody-to-ask = Спросить сейчас некого: родителей нет в боте, они уже спрошены или недавно не захотели отвечать.
refusal-answers-closed = Ответить на эти вопросы уже нельзя.
