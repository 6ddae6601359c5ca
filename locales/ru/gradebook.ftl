menu-gradebook = Журнал
menu-gradebook-about = оценки, задания и посещаемость
gradebook-courses =
    <b>Журнал</b>

    Выберите предмет. Урок можно отметить и с его экрана: «Сегодня» → урок → «Отметить урок».

    Оценку можно написать строкой: фамилия, предмет, оценка, за что. Например: <code>Кузнецова алгебра 4 дз №7</code>
gradebook-no-courses =
    <b>Журнал</b>

    Предметов у вас пока нет: они появятся вместе с расписанием.
gradebook-course = { $subject } · { $group }
gradebook-by-file = Загрузить из файла
gradebook-of-course =
    <b>{ $subject }</b> · { $group }

    { $n ->
        [0] Заданий пока нет.
        [one] { $n } задание. Нажмите на него, чтобы отметить, кто сдал.
        [few] { $n } задания. Нажмите на нужное, чтобы отметить, кто сдал.
       *[other] { $n } заданий. Нажмите на нужное, чтобы отметить, кто сдал.
    }
gradebook-set-task = Задать
gradebook-task = { $title }{ GIVEN($at) ->
    [no] {""}
   *[yes] {""} · до { SHORTDAY($at) }
}
gradebook-scale = Шкала: { $scale ->
    [pass] зачёт и незачёт
    [percent] проценты
   *[five] от 2 до 5
}
gradebook-scale-is = { $scale ->
    [pass] Зачёт и незачёт
    [percent] Проценты, от 0 до 100
   *[five] От 2 до 5
}
gradebook-scales =
    <b>{ $subject }</b>

    Как здесь ставят оценки?
gradebook-to-courses = ← К предметам
gradebook-to-course = ← К заданиям
gradebook-task-title =
    <b>{ $subject }</b>

    Что задать? Напишите название, как его увидят ученики и родители, — например, «Задачи № 12–15».
gradebook-task-due =
    <b>{ $title }</b>

    К какому дню сдать? Сдавать можно до конца этого дня.
gradebook-due-never = Без срока
gradebook-of-task =
    <b>{ $title }</b>
    { $subject }{ GIVEN($at) ->
        [no] , без срока
       *[yes] , до { DAY($at) }
    }

    Сдали { $handed } из { $n }. Нажмите на имя, чтобы отметить работу и поставить оценку.
gradebook-student = { $state ->
    [present] ✓ { $name }
    [late] ⏱ { $name }
    [absent] ✗ { $name }
    [excused] ◇ { $name }
   *[other] { $handed ->
        [yes] ✓ { $name }
       *[no] { $name }
    }
}{ GIVEN($score) ->
    [no] {""}
   *[yes] {""} · { $score }
}
gradebook-drop-task = Убрать задание
gradebook-drop-really = Убрать «{ $title }»? Ученики и родители больше не увидят его, и долгом оно считаться не будет. Поставленные за него оценки останутся.
gradebook-drop-sure = Убрать
gradebook-at-task =
    <b>{ $name }</b>
    { $title }

    { $handed ->
        [yes] Сдано.
       *[no] Пока не сдано.
    } { GIVEN($score) ->
        [no] Оценки нет.
       *[yes] Оценка: { $score }.
    }
gradebook-handed-in = { $yes ->
    [yes] Сдано
   *[no] Не сдано
}
gradebook-open-lesson = Отметить урок
gradebook-lesson =
    <b>{ $subject }</b>, { WHEN($at) }

    Отмечено: { $noted } из { $n }. Нажмите на имя: был ли на уроке и какая оценка.

    ✓ на уроке · ⏱ опоздание · ✗ нет на уроке · ◇ уважительная причина{ $awaiting ->
        [0] {""}
       *[other] {""}

    Без согласия родителей и потому не в списке: { $awaiting }
    }
gradebook-rest-there = Все остальные были
gradebook-to-lesson = ← К уроку
gradebook-to-sheet = ← К списку
gradebook-at-lesson =
    <b>{ $name }</b>
    { $subject }, { WHEN($at) }

    { $state ->
        [present] На уроке: да.
        [late] На уроке: с опозданием.
        [absent] На уроке: нет.
        [excused] На уроке: нет, по уважительной причине.
       *[other] Ещё не отмечено.
    } { GIVEN($score) ->
        [no] Оценки нет.
       *[yes] Оценка: { $score }.
    }
gradebook-state = { $state ->
    [present] ✓ На уроке
    [late] ⏱ Опоздание
    [absent] ✗ Нет на уроке
   *[excused] ◇ Уважительная
}
gradebook-score = { $score }
gradebook-take-mark = Убрать оценку
gradebook-one-line = Пожалуйста, по одной оценке в сообщении. Если их много, удобнее файлом: «Журнал» → «Загрузить из файла».
gradebook-nobody = Не нахожу ученика «{ $name }» среди ваших. Проверьте фамилию и напишите строку ещё раз: фамилия, предмет, оценка, за что.
gradebook-which-student = Кому записать «{ $value }»? Подходят { $n ->
    [one] { $n } ученик
    [few] { $n } ученика
   *[other] { $n } учеников
}.
gradebook-did-you-mean = Такой фамилии среди ваших учеников нет. Может быть, «{ $value }» — это для кого-то из них?
gradebook-line-for = { $name }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} · { $group }
}
gradebook-which-course = { $name }: по какому предмету записать «{ $value }»?
gradebook-line-in = { $subject }{ GIVEN($group) ->
    [no] {""}
   *[yes] {""} · { $group }
}
gradebook-noted = { $name }, { $subject }: <b>{ $score }</b>{ GIVEN($what) ->
    [no] {""}
   *[yes] {""} — { $what }
}

    Записано. Десять минут это можно отменить без следа.
gradebook-level-noted = { $name }, { $subject }: тема «{ $topic }» — <b>{ $level ->
    [advanced] повышенный уровень
    [basic] базовый уровень
   *[missed] пока не освоено
}</b>

    Записано. Десять минут это можно отменить без следа.
gradebook-undo = Отменить
gradebook-undone = { $name }: отменено.{ GIVEN($score) ->
    [no] {""}
   *[yes] {""} Оценка снова { $score }.
}
gradebook-files =
    <b>Журнал из файла</b>

    Пришлите сюда таблицу, XLSX или CSV. Сначала покажу, что изменится, и ничего не внесу, пока вы не нажмёте «Применить». Тот же файл во второй раз ничего не изменит, а исправленная строка исправит оценку — семья увидит, какой она была.

    Что в файле, понятно по первой строке таблицы. Вот примеры:
gradebook-example-of = { $kind ->
    [tasks] Пример: задания
    [works] Пример: сданные работы
    [levels] Пример: уровни по темам
    [attendance] Пример: посещаемость
   *[marks] Пример: оценки
}
gradebook-example = Пример файла. Откройте его в любой программе для таблиц, замените строки своими, сохраните и пришлите сюда.
gradebook-file-tasks =
    группа;предмет;задание;задано;срок;вес
    8-Д;Алгебра;Дроби, № 12–15;12.10.2026;16.10.2026;1
    8-Д;Физика;Лабораторная: теплоёмкость;;20.10.2026 18:00;2
gradebook-file-works =
    ученик;группа;предмет;задание;сдано;оценка
    Кузнецова Лиза;8-Д;Алгебра;Дроби, № 12–15;15.10.2026;4
    Ли Мирон;8-Д;Алгебра;Дроби, № 12–15;16.10.2026 21:30;
gradebook-file-marks =
    ученик;группа;предмет;оценка;за что;дата
    Кузнецова Лиза;8-Д;Физика;5;ответ на уроке;14.10.2026
    Ли Мирон;8-Д;Физика;3;опрос;14.10.2026
gradebook-file-attendance =
    ученик;группа;дата;предмет;начало;посещаемость;причина
    Кузнецова Лиза;8-Д;14.10.2026;Физика;11:00;был;
    Ли Мирон;8-Д;14.10.2026;Физика;11:00;болел;справка
gradebook-file-levels =
    ученик;группа;предмет;тема;уровень
    Кузнецова Лиза;8-Д;Алгебра;Рациональные дроби;повышенный
    Ли Мирон;8-Д;Алгебра;Рациональные дроби;базовый
gradebook-preview =
    <b>{ $name }</b>

    { $lines }
gradebook-taken =
    Готово: «{ $name }» внесён в журнал.

    { $lines }
gradebook-rows = { $what ->
    [new] Новое
    [changed] Исправления
   *[same] Уже так и есть
}: { $kind ->
    [tasks] { $n ->
        [one] { $n } задание
        [few] { $n } задания
       *[other] { $n } заданий
    }
    [works] { $n ->
        [one] { $n } работа
        [few] { $n } работы
       *[other] { $n } работ
    }
    [levels] { $n ->
        [one] { $n } уровень
        [few] { $n } уровня
       *[other] { $n } уровней
    }
    [attendance] { $n ->
        [one] { $n } отметка об уроке
        [few] { $n } отметки об уроках
       *[other] { $n } отметок об уроках
    }
   *[marks] { $n ->
        [one] { $n } оценка
        [few] { $n } оценки
       *[other] { $n } оценок
    }
}
gradebook-nothing-new = «{ $name }»: всё уже так и есть. Менять нечего.
gradebook-put-aside = «{ $name }» отложен, в журнале ничего не изменилось.
refusal-not-on-scale = «{ $value }» сюда не подходит: по этому предмету { $scale ->
    [pass] ставят «зачёт» или «незачёт»
    [percent] ставят проценты от 0 до 100
   *[five] ставят 2, 3, 4 или 5
}. Напишите строку ещё раз.
refusal-already-given = { $child }: такая же оценка за то же самое сегодня уже стоит. Вторую я не добавил.
refusal-ten-minutes-over = Десять минут прошли, или это записали не вы. Поставьте оценку заново: прежняя останется видна как исправленная.
refusal-corrected-meanwhile = Эту оценку только что изменили. Откройте список ещё раз.
refusal-scale-in-use = { $subject }: здесь уже есть оценки, и на другой шкале они значили бы другое. Шкалу меняют, пока оценок нет.
refusal-topic-missing = Допишите после уровня тему: например, «Кузнецова алгебра базовый дроби».
refusal-line-gone = Этот вопрос уже старый. Напишите строку ещё раз: фамилия, предмет, оценка, за что.
refusal-lesson-ahead = Этот урок ещё не начался. Отметить его можно { WHEN($begins) }.
refusal-task-unnamed = В названии нужна хотя бы одна буква или цифра. Напишите его ещё раз.
refusal-due-already = Этот срок уже прошёл. Выберите другой день.
