substitutes-open = Замена тьютора
substitutes-group =
    { $news ->
        [named] Готово. Замещающему и тьютору придёт сообщение.
        [ended] Готово, замена закончена.
       *[none] {""}
    }

    Группу <b>{ $group }</b> ведёт: { $tutors }.

    { $lines }
substitutes-no-tutor = У группы <b>{ $group }</b> нет тьютора. Сначала добавьте его: «Люди» → «Добавить сотрудника».
substitutes-line = · { $running ->
    [yes] сейчас
   *[no] будет
} { $name } вместо тьютора ({ $tutor }): с { DAYMONTH($first) } по { DAYMONTH($last) }
substitutes-new = { $n ->
    [one] Назначить замену
   *[other] Назначить замену: { $name }
}
substitutes-end = { $running ->
    [yes] Закончить замену: { $name }
   *[no] Отменить замену: { $name }
}
substitutes-person = { $name }
substitutes-back = ← Назад
substitutes-who = Кто будет вести группу { $group } на время замены?
substitutes-nobody = Заменить пока некому. Добавьте второго тьютора: «Люди» → «Добавить сотрудника» (это делает администратор).
substitutes-from = <b>{ $name }</b> замещает в группе { $group }. С какого дня?
substitutes-today = С сегодняшнего дня
substitutes-tomorrow = С завтрашнего дня
substitutes-other-day = Другой день
substitutes-first-day = Первый день замены?
substitutes-last-day = Последний день замены?
substitutes-until = С { DAYMONTH($day) }. По какой день включительно?
substitutes-for = { $length ->
    [day] Один день
    [week] Неделя, по { DAYMONTH($day) }
   *[fortnight] Две недели, по { DAYMONTH($day) }
}
substitutes-sure =
    Группа <b>{ $group }</b>
    с { DAYMONTH($first) } по { DAYMONTH($last) } включительно: <b>{ $name }</b> вместо тьютора ({ $tutor }).

    На это время замещающий видит и делает в группе всё, что делает тьютор. Потом доступ закроется сам. Обоим придёт сообщение.
substitutes-yes = ✅ { $n ->
    [0] Да, назначить
   *[other] Только в этой группе
}
substitutes-everywhere = ✅ И в других его группах: { $of }
substitutes-told = { $you ->
    [substitute] С { DAYMONTH($first) } по { DAYMONTH($last) } вы ведёте группу <b>{ $group }</b> вместо тьютора ({ $tutor }). На это время она есть в ваших списках; потом доступ закроется сам.
   *[tutor] С { DAYMONTH($first) } по { DAYMONTH($last) } вас в группе <b>{ $group }</b> замещает { $name }. Ваш доступ остаётся.
}
substitutes-begun = С сегодняшнего дня вы ведёте группу <b>{ $group }</b> вместо тьютора ({ $tutor }), по { DAYMONTH($last) } включительно. Она уже в ваших списках: «Люди».
substitutes-ended = { $you ->
    [substitute] Замена в группе <b>{ $group }</b> закончилась. Спасибо! Группы в ваших списках больше нет.
   *[tutor] Замена в группе <b>{ $group }</b> закончилась: { $name } её больше не ведёт.
}
refusal-substitute-for-time = Вы ведёте эту группу на время, поэтому замену назначит её тьютор или администратор.
refusal-keeps-already = { $name } уже ведёт эту группу.
refusal-substitution-over = Эта замена уже назначена, закончена или отменена. Откройте её заново.
