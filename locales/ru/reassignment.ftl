menu-redo = Заявки
menu-redo-about = перенос урока, отработка пропуска, новая попытка
reassignment-offer-lesson = Перенос или отработка
reassignment-offer-task = Попросить переделать
reassignment-when = { $timed ->
    [yes] { WHEN($at) }
   *[no] до { WHEN($at) }
}
reassignment-when-brief = { $timed ->
    [yes] { BRIEF($at) }
   *[no] до { BRIEF($at) }
}
reassignment-title = <b>{ GIVEN($child) ->
    [no] { $kind ->
        [move] Перенос урока
        [makeup] Отработка пропуска
       *[redo] Пройти урок заново
    }
   *[yes] { $child }: { $kind ->
        [move] перенос урока
        [makeup] отработка пропуска
       *[redo] пройти урок заново
    }
}</b> — { $subject }, { WHEN($at) }
reassignment-title-task = <b>{ GIVEN($child) ->
    [no] Переделать задание
   *[yes] { $child }: переделать задание
}</b> — «{ $title }», { $subject }
reassignment-list =
    <b>Заявки</b>{ $waiting ->
        [0] {""}
       *[other] {" "}· ждут { $address ->
            [familiar] тебя: { $waiting }
           *[formal] вас: { $waiting }
        }
    }

    { $lines }
reassignment-list-empty =
    <b>Заявки</b>

    { $asks ->
        [yes] Пока ни одной. Здесь можно попросить перенести урок, отработать пропуск или переделать задание.
       *[no] Сейчас заявок нет. Когда ученик или родитель о чём-то попросит, придёт карточка.
    }
reassignment-list-line = { $waits ->
    [yes] ➜{" "}
   *[no] {""}
}{ $title }
    <i>{ $state ->
        [asked] { $hours ->
            [0] { $phoned ->
                [yes] нужно позвонить преподавателю
               *[no] ждём преподавателя
            }
           *[other] преподаватель молчит { $hours } ч
        }
        [countered] преподаватель предложил другое
        [agreed] преподаватель согласен, решает тьютор
        [declined] преподаватель отказал, решает тьютор
        [assigned] назначено
        [refused] отказано
       *[withdrawn] заявку забрали
    }</i>
reassignment-open = { GIVEN($child) ->
    [no] {""}
   *[yes] { $child }:{" "}
}{ $subject }, { $kind ->
    [move] перенос
    [makeup] отработка
   *[redo] заново
}
reassignment-new = { GIVEN($child) ->
    [no] Новая заявка
   *[yes] { $child }: новая заявка
}
reassignment-what =
    <b>{ GIVEN($child) ->
        [no] Новая заявка
       *[yes] { $child }: новая заявка
    }</b>

    О чём { $address ->
        [familiar] хочешь попросить?
       *[formal] хотите попросить?
    }
reassignment-kind-move = Перенести урок
reassignment-kind-makeup = Отработать пропуск
reassignment-kind-redo-task = Переделать задание
reassignment-kind-redo = Пройти урок заново
reassignment-kind-for = { GIVEN($child) ->
    [no] {""}
   *[yes] { $child }:{" "}
}{ $kind ->
    [move] перенести урок
    [makeup] отработать пропуск
   *[redo] пройти заново
}
reassignment-what-about =
    <b>{ $subject }</b>, { WHEN($at) }

    О чём { $address ->
        [familiar] хочешь попросить?
       *[formal] хотите попросить?
    }
reassignment-for-whom =
    <b>«{ $title }»</b>

    Для кого просите?
reassignment-for = { $child }
reassignment-which =
    <b>{ GIVEN($child) ->
        [no] Новая заявка
       *[yes] { $child }: новая заявка
    }</b>

    { $of ->
        [task] Какое задание переделать?
        [move] Какой урок перенести?
        [makeup] Какой урок отработать?
       *[redo] Какой урок пройти заново?
    }
reassignment-nothing-there =
    <b>{ GIVEN($child) ->
        [no] Новая заявка
       *[yes] { $child }: новая заявка
    }</b>

    { $of ->
        [task] Заданий пока нет.
        [move] В ближайшие две недели уроков нет.
       *[other] За последние две недели уроков не было.
    }
reassignment-a-task = { $subject }: { $title }
reassignment-a-lesson = { BRIEF($at) } { $subject }
reassignment-back = ← Назад
reassignment-to-list = ← Все заявки
reassignment-group-lesson =
    { $title }

    Это урок всей группы: ради одного его без тьютора не переносят. Обычно быстрее помогает другое:
reassignment-take-instead = { $instead ->
    [consultation] Консультация
    [recording] Запись урока и задание
   *[group] Урок с другой группой
}
reassignment-insist = Всё равно попросить о переносе
reassignment-why =
    { $title }

    Почему?
reassignment-because = { $cause ->
    [illness] Болезнь
    [technical] Не было связи или света
    [business] Другие дела в это время
   *[unclear] Тема осталась непонятной
}
reassignment-own-words = Своими словами или фото
reassignment-drop = Не отправлять
reassignment-dropped = Заявка не отправлена. Никто о ней не узнал.
reassignment-draft =
    { $title }

    { $lines }

    Заявка ещё не отправлена.
reassignment-send = Отправить
reassignment-describe = Добавить слова или фото
reassignment-wish = { $timed ->
    [yes] Предложить время
   *[no] Предложить срок
}
reassignment-describe-how = { $address ->
    [familiar] Напиши одним сообщением, в чём дело, или пришли фото. Прочитают преподаватель, тьютор и твои родители.
   *[formal] Напишите одним сообщением, в чём дело, или пришлите фото. Прочитают преподаватель, тьютор и оба родителя.
}
reassignment-instead = Вместо переноса: { $instead ->
    [consultation] консультация
    [recording] запись урока и задание
   *[group] урок с другой группой
}
reassignment-cause = Причина: { $cause ->
    [illness] болезнь
    [technical] не было связи или света
    [business] другие дела в это время
   *[unclear] тема осталась непонятной
}
reassignment-comment = «{ $text }»
reassignment-attached = Приложено файлов: { $n }
reassignment-wishes = Подошло бы:
reassignment-wished = — { $to }
reassignment-sent = { GIVEN($teacher) ->
    [no] Заявка отправлена тьютору.
   *[yes] { $phoned ->
        [yes] Заявка отправлена. Преподаватель ({ $teacher }) не пользуется ботом: с ним поговорит тьютор.
       *[no] Заявка отправлена. Сначала её посмотрит преподаватель ({ $teacher }), потом решит тьютор.
    }
} Ниже карточка: она сама меняется, когда что-то происходит.
reassignment-card =
    { $news }

    { $title }
    { $lines }

    { $status }

    <i>{ $steps }</i>
reassignment-late = <b>Уже решено:</b> { $name }, { WHEN($at) }.
reassignment-twice = <b>Об этом уже просили</b> { WHEN($at) }. Вот та заявка:
reassignment-record = { $n ->
    [1] { $child }: первая просьба за два месяца.
   *[other] { $child }: просьба за два месяца — { $n }-я. Выполнено: { $granted }, отказано: { $refused }.
}
reassignment-status = <b>{ $state ->
    [asked] { $mine ->
        [yes] Ждём вашего ответа.
       *[no] { $phoned ->
            [yes] Тьютор позвонит преподавателю: { $teacher }.
           *[no] Ждём преподавателя: { $teacher }.
        }
    }
    [countered] Преподаватель согласен, но { GIVEN($to) ->
        [no] в другое время.
       *[yes] { $to }.
    } { $mine ->
        [yes] { $address ->
            [familiar] Тебе подходит?
           *[formal] Вам подходит?
        }
       *[no] Ждём ответа семьи.
    }
    [agreed] { GIVEN($to) ->
        [no] Согласовано.
       *[yes] Согласовано: { $to }.
    } { $mine ->
        [yes] Последнее слово за вами.
       *[no] Последнее слово за тьютором.
    }
    [declined] Преподаватель не может: «{ $reason }». { $mine ->
        [yes] Решение за вами.
       *[no] Тьютор ищет другой выход.
    }
    [assigned] { $outcome }
    [refused] Не получится: «{ $reason }»
    [withdrawn] Заявку забрали.
   *[draft] Заявка ещё не отправлена.
}</b>{ GIVEN($name) ->
    [no] {""}
   *[yes] {" "}({ $name })
}
reassignment-outcome = { $kind ->
    [move] Урок перенесён на { $to }.
    [makeup] Отработка: { $to }.
    [redo] Урок ещё раз: { $to }.
    [consultation] Консультация: { $to }.
    [recording] Запись урока и задание к ней: { $to }.
    [group] Урок с другой группой: { $to }.
   *[task] Новая попытка: { $to }.
}
reassignment-step = { BRIEF($at) } · { $state ->
    [asked] просьба у преподавателя
    [countered] предложено: { $to }
    [agreed] { GIVEN($phoned) ->
        [no] { GIVEN($to) ->
            [no] согласовано
           *[yes] согласовано: { $to }
        }
       *[yes] согласовано по телефону ({ $teacher }, { $phoned })
    }
    [declined] преподаватель не может: «{ $reason }»
    [assigned] назначено: { $to }
    [refused] отказ: «{ $reason }»
   *[withdrawn] заявку забрали
} — { $name }
reassignment-phoned-at = { BRIEF($at) }
reassignment-agree = Согласен(на)
reassignment-agree-to = Да, { $to }
reassignment-counter = { $timed ->
    [yes] Да, но в другое время
   *[no] Да, но другой срок
}
reassignment-decline = Отказать
reassignment-accept = Подходит
reassignment-turn-down = Не подходит
reassignment-withdraw = Забрать заявку
reassignment-assign = Назначить: { $to }
reassignment-choose-time = { $timed ->
    [yes] Выбрать время
   *[no] Выбрать срок
}
reassignment-substitute = Предложить замену
reassignment-phone = Согласовано по телефону
reassignment-refuse = Отказать с причиной
reassignment-files = Посмотреть фото и файлы ({ $n })
reassignment-files-of = { $title }
reassignment-turn = { $title }

    { $state ->
        [countered] { $name } предлагает: <b>{ $to }</b>. { $address ->
            [familiar] Тебе подходит?
           *[formal] Вам подходит?
        }
        [asked] Предложенное семье не подошло. Предложите, пожалуйста, другое.
        [agreed] Согласовано. Решение за вами.
       *[declined] Преподаватель не может: «{ $reason }». Решение за вами.
    }
reassignment-answered = { $title }

    { $status }
reassignment-silent = { $title }

    Просьба ждёт вашего ответа уже сутки. Ответьте, пожалуйста: семья и тьютор на вас рассчитывают.
reassignment-decided = { $title }

    { GIVEN($outcome) ->
        [no] Не получится: «{ $reason }»
       *[yes] <b>{ $outcome }</b>
    }
    Решение тьютора: { $name }.
reassignment-recalled = { $title }

    Решение отозвано: тьютор скоро назовёт новое.
reassignment-times =
    { $title }

    { $free ->
        [yes] { $purpose ->
            [wish] { $timed ->
                [yes] Какое время подошло бы? Можно отметить до трёх.
               *[no] Какой срок подошёл бы? Можно отметить до трёх.
            }
            [counter] { $timed ->
                [yes] Какое время предложить?
               *[no] Какой срок предложить?
            }
           *[assign] { $timed ->
                [yes] На какое время назначить?
               *[no] До какого срока?
            }
        }
       *[no] Готовых вариантов на две недели вперёд нет. Выберите день или напишите время.
    }

    { $lines }
reassignment-moves-all = ⚠️ Это урок всей группы: новое время получат все.
reassignment-option = { $wished ->
    [yes] ✓{" "}
   *[no] {""}
}{ $to }{ $missed ->
    [0] {""}
   *[other] {" "}· не смогут { $missed }
}
reassignment-missed = { $to } — { $teacher ->
    [yes] у преподавателя другой урок{ $n ->
        [0] {""}
        [one] , не сможет { $n } ученик
        [few] , не смогут { $n } ученика
       *[many] , не смогут { $n } учеников
    }
   *[no] { $n ->
        [one] не сможет { $n } ученик
        [few] не смогут { $n } ученика
       *[many] не смогут { $n } учеников
    }
}{ GIVEN($who) ->
    [no] : другой урок
   *[yes] :
    { $who }
}{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
reassignment-kept = · { $name } — { GIVEN($subject) ->
    [yes] { $subject }
   *[no] в своей школе
}
reassignment-other-day = Другой день
reassignment-type-time = Написать
reassignment-day =
    { $title }

    Выберите день:
reassignment-bells =
    { $title }

    <b>{ DAY($at) }</b>. { $free ->
        [yes] Когда начать?
       *[no] В этот день начать уже нельзя. Выберите другой.
    }

    { $lines }
reassignment-type-how = { $address ->
    [familiar] Напиши день и время по школьным часам, например: <code>15.10 13:10</code>
   *[formal] Напишите день и время по школьным часам, например: <code>15.10 13:10</code>
}{ $timed ->
    [yes] {""}
   *[no] . Это будет срок сдачи.
}
reassignment-type-again = Не получилось понять время. Нужны день, месяц и время через пробел, например: <code>15.10 13:10</code>
reassignment-sure = Получилось так: <b>{ $to }</b>. Верно?
reassignment-this-time = Да, верно
reassignment-decline-why =
    Напишите одним сообщением, почему не получится (до { $limit } знаков). Прочитают семья и тьютор.

    Передумали? Нажмите /redo.
reassignment-refuse-why =
    Напишите одним сообщением, почему не получится (до { $limit } знаков). Прочитают семья и преподаватель.

    Передумали? Нажмите /redo.
reassignment-too-long = Получилось { $n } знаков, а помещается { $limit }. Напишите, пожалуйста, короче.
reassignment-passed-on = Передали тьютору: последнее слово за ним. Семья тоже видит ваш ответ.
reassignment-called-when =
    Согласие по телефону: <b>{ $teacher }</b>.

    Когда вы поговорили?
reassignment-called-now = Сейчас
reassignment-called-morning = Сегодня утром
reassignment-called-yesterday = Вчера
reassignment-called-type = Напишите день и время разговора по вашим часам, например: <code>14.10 18:30</code>
reassignment-substitute-how = Преподаватель не может. Что предложить взамен? Семья увидит это в карточке.
reassignment-assigned = <b>{ $outcome }</b> Все, кого это касается, уже узнают об этом.
reassignment-reopen = Вернуть как было (ещё минуту)
refusal-asks-themselves = { $child } пользуется ботом и может попросить об этом без вас: «Заявки» → «Новая заявка». Карточку увидите и вы.
refusal-already-asked = Об этом уже просили, и ответа ещё нет. Посмотреть: «Заявки».
refusal-not-yet-held = Этот урок ещё не прошёл. Его можно попросить перенести.
refusal-already-settled = Уже решено: { $name }, { WHEN($at) } — { $state ->
    [asked] заявка снова у преподавателя.
    [countered] предложено другое время.
    [agreed] согласовано.
    [declined] преподаватель отказал.
    [assigned] назначено: { WHEN($to) }.
    [refused] отказано.
   *[withdrawn] заявку забрали.
}
refusal-call-ahead = Этот разговор ещё не состоялся. Выберите время, которое уже прошло.
refusal-too-many-wishes = { $limit } вариантов достаточно. Чтобы добавить новый, сначала уберите один из отмеченных.
