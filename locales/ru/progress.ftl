menu-progress = { $address ->
    [familiar] Мои успехи
   *[formal] Успеваемость
}
menu-progress-about = { $address ->
    [familiar] твои оценки, долги и график
   *[formal] оценки, долги и график
}
menu-debts = Долги
menu-debts-about = что не сдано в срок
progress-debts =
    <b>{ GIVEN($child) ->
        [no] Мои долги
       *[yes] { $child }: долги
    }</b>

    { $lines }
progress-debts-none = Долгов нет: всё, что пора сдать, сдано.
progress-open = Успеваемость
progress-week =
    <b>{ GIVEN($child) ->
        [no] Мои успехи
       *[yes] { $child }
    }</b>
    { $lines }
progress-nothing-yet =
    {""}
    Данных пока нет: ни оценок, ни сданных работ, ни отметок об уроках.
progress-silent =
    {""}
    { $n ->
        [one] Нет данных за { $n } день
        [few] Нет данных за { $n } дня
       *[many] Нет данных за { $n } дней
    }: ни новых оценок, ни сданных работ, ни отметок об уроках.
progress-no-consent =
    <b>{ $child }</b>
    { $address ->
        [familiar] Пока мама или папа не дали согласие, оценки здесь не вносятся и не показываются. Попроси открыть в боте /consent
       *[formal] Пока нет согласия одного из родителей, оценки и посещение здесь не вносятся и не показываются.
    }
progress-left-out =
    {""}
    Без согласия родителей и потому не в списке: { $n }
progress-good =
    {""}
    ✅ <b>Что хорошо</b>
progress-good-mark = · { $subject }: { $score }{ GIVEN($what) ->
    [no] {""}
   *[yes] {""} — { $what }
}
progress-good-level = · { $subject }, тема «{ $topic }»: { $level ->
    [advanced] повышенный уровень
   *[basic] базовый уровень
}
progress-all-handed-in = · Долгов нет: всё, что пора сдать, сдано.
progress-owed =
    {""}
    ⏰ <b>Не сдано в срок: { $n }</b>
progress-debt = · { $subject }: «{ $title }», срок был { DAYMONTH($at) }
progress-waiting =
    {""}
    { $n ->
        [one] Сдана и ждёт проверки { $n } работа.
        [few] Сданы и ждут проверки { $n } работы.
       *[many] Сдано и ждёт проверки { $n } работ.
    }
progress-step =
    {""}
    👉 <b>Один шаг на неделю</b>
progress-step-hand-in = { $subject }: сдать «{ $what }» до { $weekday ->
    [0] понедельника
    [1] вторника
    [2] среды
    [3] четверга
    [4] пятницы
    [5] субботы
   *[6] воскресенья
}, { DAYMONTH($at) }.
progress-step-repeat = { $subject }: повторить тему «{ $what }».
progress-step-talk = { $subject }: { GIVEN($what) ->
    [no] разобрать последнюю работу с преподавателем.
   *[yes] разобрать с преподавателем: { $what }.
}
progress-step-none = Срочного нет.
progress-step-ask = { $address ->
    [familiar] Спроси у тьютора, всё ли в порядке: по тишине этого не видно.
   *[formal] Спросите тьютора, всё ли в порядке: по тишине этого не видно.
}
progress-by-subject = По предметам
progress-chart = График
progress-letter = Письмо раз в неделю
progress-other = { GIVEN($child) ->
    [no] Мои успехи
   *[yes] { $child }
}
progress-in-private = { $address ->
    [familiar] Об этом — в личном чате.
   *[formal] Списки учеников откроются в личном чате.
}
progress-nobody = { $address ->
    [familiar] Твоих предметов здесь пока нет. Спроси у тьютора.
   *[formal] Учеников, о которых вам можно рассказать, здесь пока нет. Спросите тьютора.
}
progress-score = { $scale ->
    [pass] { $score ->
        [1] зачёт
       *[0] незачёт
    }
    [percent] { $score } %
   *[five] { $score }
}
progress-average = { $n ->
    [0] оценок пока нет
   *[other] { $scale ->
        [pass] { $passed } из { $n } зачтено
        [percent] { $mean } %
       *[five] { $mean }
    }
}
progress-subjects =
    <b>{ GIVEN($child) ->
        [no] По предметам
       *[yes] { $child }: по предметам
    }</b>

    { $lines }
progress-no-subjects =
    <b>{ GIVEN($child) ->
        [no] По предметам
       *[yes] { $child }: по предметам
    }</b>

    Предметов пока нет.
progress-subject-line = <b>{ $subject }</b>: { $average }{ $planned ->
    [0] {""}
   *[other] {""} · сдано { $submitted } из { $planned }
}{ $owed ->
    [0] {""}
   *[other] {""} · ⏰ { $owed }
}
progress-subject-open = { $subject }
progress-subject =
    <b>{ GIVEN($child) ->
        [no] { $subject }
       *[yes] { $child }: { $subject }
    }</b>

    { $lines }
progress-no-marks = Оценок пока нет.
progress-mean = Средняя оценка: { $mean }{ GIVEN($weighted) ->
    [no] {""}
   *[yes] {""}, с учётом веса заданий — { $weighted }
}
progress-passed = Зачтено: { $passed } из { $n }
progress-marks =
    {""}
    <b>Последние оценки</b>
progress-mark = · { DAYMONTH($at) } — <b>{ $score }</b>{ GIVEN($what) ->
    [no] {""}
   *[yes] , { $what }
}{ $replaced ->
    [yes] {""} (до переделки, не считается)
   *[no] {""}
}
progress-corrected = {"   "}было { $was }, исправлено на { $now }, { DAYMONTH($at) }
progress-works =
    {""}
    Работы: сдано { $submitted } из { $planned }{ $late ->
        [0] {""}
       *[other] , с опозданием { $late }
    }{ $carried ->
        [0] {""}
       *[other] , зачтено из прежних { $carried }
    }{ $waiting ->
        [0] {""}
       *[other] , на проверке { $waiting }
    }
progress-missing =
    {""}
    ⏰ <b>Не сдано в срок</b>
progress-missing-one = · «{ $title }», срок был { DAYMONTH($at) }
progress-and-more = …и ещё { $n }
progress-lessons =
    {""}
    Уроки: на уроке — { $present }{ $late ->
        [0] {""}
       *[other] , опоздания — { $late }
    }{ $absent ->
        [0] {""}
       *[other] , пропуски — { $absent }
    }{ $excused ->
        [0] {""}
       *[other] , по уважительной причине — { $excused }
    }
progress-topics =
    {""}
    <b>Темы</b>
progress-topic = · { $topic } — { $level ->
    [advanced] повышенный уровень
    [basic] базовый уровень
   *[missed] пока не освоено
}
progress-to-week = ← Кратко
progress-to-subjects = ← По предметам
progress-chart-title = { GIVEN($child) ->
    [no] Мои оценки по неделям
   *[yes] { $child }: оценки по неделям
}
progress-chart-week = { SHORTDAY($at) }
progress-chart-scale = { $scale ->
    [five] Средняя за неделю, от 2 до 5
    [pass] Зачтено за неделю, %
   *[percent] Средняя за неделю, %
}
progress-chart-caption =
    <b>{ GIVEN($child) ->
        [no] Мои оценки по неделям
       *[yes] { $child }: оценки по неделям
    }</b>
    Где линия прервана, оценок не было.{ $left ->
        [0] {""}
        [one] {""} Ещё { $left } предмет — в «По предметам».
        [few] {""} Ещё { $left } предмета — в «По предметам».
       *[many] {""} Ещё { $left } предметов — в «По предметам».
    }
progress-report = Отчёт файлом
progress-report-name = { $name }, успеваемость
progress-report-sent = <b>{ $name }</b>: отчёт, который можно распечатать.
progress-report-under = { $group } · успеваемость на { DATE($at) }
progress-report-foot = { $name } · { DATE($at) }
progress-report-column = { $column ->
    [average] Средняя
    [works] Сдано работ
    [overdue] Не сдано в срок
    [present] Уроков посещено
    [absent] Пропущено
   *[subject] Предмет
}
progress-report-of = { $n } из { $all }
progress-report-absent = { $n }{ $excused ->
    [0] {""}
   *[other] {""} (по уваж. причине { $excused })
}
progress-report-heading = { $part ->
    [owed] Не сдано в срок
   *[step] Один шаг на эту неделю
}
progress-lists =
    <b>Успеваемость</b>

    Чей список открыть?
progress-group = { $group }
progress-course = { $subject } · { $group }
progress-school = Ученики моей школы
progress-to-lists = ← К списку
progress-to-course = ← { $subject }
progress-student = { $name }
progress-of-group =
    <b>{ $group }</b> · { $n ->
        [one] { $n } ученик
        [few] { $n } ученика
       *[many] { $n } учеников
    }

    { $lines }

    Экран ученика такой же, как у его семьи.
progress-of-school =
    <b>Ученики моей школы</b> · { $n }

    { $lines }
progress-of-course =
    <b>{ $subject }</b> · { $n ->
        [one] { $n } ученик
        [few] { $n } ученика
       *[many] { $n } учеников
    }

    { $lines }
progress-in-course = { $name }: { $average }{ $owed ->
    [0] {""}
   *[other] {""} · ⏰ { $owed }
}
progress-of = { $name }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} ({ $group })
}
progress-sign-owed = ⏰ { progress-of } — не сдано в срок: { $n }
progress-sign-nothing = ◻️ { progress-of } — данных пока нет
progress-sign-silent = ◻️ { progress-of } — { $n ->
    [one] нет данных { $n } день
    [few] нет данных { $n } дня
   *[many] нет данных { $n } дней
}
progress-sign-fine = · { progress-of }
progress-letter-on-day = { $weekday ->
    [0] по понедельникам
    [1] по вторникам
    [2] по средам
    [3] по четвергам
    [4] по пятницам
    [5] по субботам
   *[6] по воскресеньям
}
progress-letter-on =
    <b>Письмо раз в неделю</b>

    Приходит { progress-letter-on-day } в { $hour }:00 по вашим часам: что хорошо, что просрочено и один шаг на неделю, про каждого ребёнка отдельно.

    Выберите другой день, если этот неудобен.
progress-letter-off =
    <b>Письмо раз в неделю</b>

    Сейчас не приходит. Чтобы включить, выберите день.
progress-letter-day = { $weekday ->
    [0] Пн
    [1] Вт
    [2] Ср
    [3] Чт
    [4] Пт
    [5] Сб
   *[6] Вс
}
progress-letter-which-hour = В котором часу присылать письмо { progress-letter-on-day }? Время — по вашим часам.
progress-letter-hour = { $hour }:00
progress-letter-back = ← К дням
progress-letter-stop = Не присылать
progress-letter-saved = Готово
progress-letter-week =
    <b>Неделя до { DAYMONTH($at) }</b>
    { $lines }
progress-letter-child =
    {""}
    <b>{ $child }</b>
progress-more = { $child }: подробнее
refusal-no-such-hour = { $address ->
    [familiar] В это время письма не отправляются. Выбери другой час.
   *[formal] В это время письма не отправляются. Выберите другой час.
}
