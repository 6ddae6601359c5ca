teaching-of-group = Предметы и преподаватели
teaching-subjects =
    <b>{ $group }</b>: предметы и преподаватели

    { $lines }
teaching-no-subjects =
    <b>{ $group }</b>

    Предметов пока нет. Назовите первый, и я спрошу, кто его ведёт.
teaching-line = · { $subject } — { GIVEN($teachers) ->
    [yes] { $teachers }
   *[no] <i>пока никто</i>
}
teaching-subject = { $subject }
teaching-new-subject = Добавить предмет
teaching-to-subjects = ← Все предметы
teaching-name-subject = Какой предмет учит группа { $group }? Напишите, например: Алгебра.
teaching-course =
    <b>{ $subject }</b> · { $group }

    { GIVEN($teachers) ->
        [yes] Ведёт: { $teachers }.
       *[no] Преподавателя пока нет.
    }{ $n ->
        [0] {""}
        [one] {" "}В расписании { $n } урок в неделю.
        [few] {" "}В расписании { $n } урока в неделю.
       *[many] {" "}В расписании { $n } уроков в неделю.
    }
teaching-assign = Назначить преподавателя
teaching-beside = Добавить ещё одного
teaching-replace = Заменить: { $name }
teaching-end = Больше не ведёт: { $name }
teaching-teacher = { $name }{ GIVEN($what) ->
    [yes] {" "}· { $what }
   *[no] {""}
}
teaching-back = ← Назад
teaching-who = <b>{ $subject }</b>: кто будет вести? Выберите или напишите фамилию.
teaching-nobody = Такого преподавателя в списке нет. Напишите фамилию иначе; новых сотрудников добавляет администратор.
teaching-sure =
    <b>{ $subject }</b> · { $group }

    { GIVEN($old) ->
        [yes] С этой минуты ведёт { $new }, а не { $old }.{ $n ->
            [0] {""}
           *[other] {" "}Так же будет в расписании и во всех будущих уроках.
        }
       *[no] С этой минуты ведёт { $new }.
    } Оценки и прошедшие уроки останутся как есть. Семьям и преподавателям придёт сообщение.
teaching-yes = ✅ Да, так
teaching-done = Готово
teaching-end-sure =
    <b>{ $subject }</b>: { $name } больше не ведёт?{ $n ->
        [0] {""}
       *[other] {" "}Будущие уроки останутся в расписании без преподавателя.
    } Оценки останутся.
teaching-end-yes = Да, больше не ведёт
teaching-begun = Вам назначен предмет: <b>{ $subject }</b>, группа { $group }. Журнал и уроки группы уже у вас.
teaching-ended = <b>{ $subject }</b>, группа { $group }: теперь этот предмет ведёте не вы.{ GIVEN($teachers) ->
    [yes] {" "}Ведёт: { $teachers }.
   *[no] {""}
}
teaching-told = <b>{ $subject }</b>, группа { $group }. Теперь ведёт: { $teachers }.
refusal-subject-unnamed = Не вижу названия предмета. Напишите его буквами, например: Алгебра.
refusal-shared-lessons = Эти уроки общие с группами, которые ведёт другой тьютор: { $groups }. Попросите администратора.
refusal-not-taught = { $name }: этот предмет уже ведёт кто-то другой. Откройте предмет заново.
