introductions-may-we =
    <b>{ $name }</b> теперь в группе { $group }. Можно сказать об этом в чате группы?

    Там появится одна строка: «{ introductions-hello }» Ни фамилии, ни чего-либо ещё. Если вы не ответите, ничего не скажем.
introductions-yes = Да, можно
introductions-no = Нет, не нужно
introductions-yes-after-all = Всё-таки можно
introductions-withdraw = Больше не рассказывать
introductions-answered = { $state ->
    [now] <b>{ $name }</b>: в чате группы { $group } будет «{ introductions-hello }» Передумаете — сразу уберём.
    [later] <b>{ $name }</b>: в чате группы { $group } будет «{ introductions-hello }» — { WHEN($at) }. До этого, и потом тоже, любой из взрослых семьи может сказать «нет».
    [other] <b>{ $name }</b>: один из взрослых семьи против, поэтому группе { $group } ничего не скажем.
    [nowhere] <b>{ $name }</b>: спасибо! Сказать в чате группы { $group } сейчас не получится, поэтому ничего не скажем.
   *[no] <b>{ $name }</b>: хорошо, группе { $group } ничего не скажем. Если уже сказали — уберём.
}
introductions-hello = К нам присоединяется { $name }. Добро пожаловать!
introductions-gone = Сообщение убрано.

introductions-told =
    <b>{ $n ->
        [1] Новый для вас ученик
       *[other] Новые для вас ученики: { $n }
    }</b>

    { $lines }
introductions-lines =
    { "" }
    <b>{ $name }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { GIVEN($school) ->
        [yes] { $school } · { $clock }
       *[no] { $clock }
    }
    { GIVEN($advice) ->
        [yes] Советует психолог: { $advice }
       *[no] { "" }
    }
introductions-clock = { $city }: { $which ->
    [ahead] там на { $hours } ч больше, чем у вас
    [behind] там на { $hours } ч меньше, чем у вас
   *[same] время как у вас
}
introductions-ok = Понятно
introductions-confirmed = ✓ Спасибо! Тьютор видит, что вы в курсе.
introductions-nobody = Этих учеников у вас сейчас нет.
introductions-unread = <b>{ $teacher }</b> — справка о новых учениках ещё не прочитана: { $names }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}. Первый урок — { BRIEF($at) }.
