menu-import = Импорт расписания
menu-import-about = расписание на неделю из файла
imports-how =
    <b>Расписание из файла</b>

    Пришлите сюда таблицу, XLSX или CSV: по строке на каждый урок недели. Календарь (.ics) тоже подойдёт. Сначала покажу, что изменится, и ничего не трону, пока вы не нажмёте «Применить».

    Файл — это вся неделя тех групп, которые в нём названы: уроки этих групп, которых в файле нет, уйдут из расписания. Остальные группы не изменятся.

    Годятся два вида таблиц: с началом и концом урока или с числом уроков подряд. Отдельным файлом можно прислать состав подгрупп. Вот примеры:
imports-example-clock = Пример: начало и конец
imports-example-periods = Пример: уроки подряд
imports-example-sets = Пример: подгруппы
imports-example = Пример файла. Откройте его в любой программе для таблиц, замените строки своими, сохраните и пришлите сюда.
imports-file-clock =
    день;начало;конец;предмет;преподаватель;группа;кабинет;ссылка
    пн;09:00;09:40;Алгебра;Лапин Дмитрий Андреевич;8-Д;;{ $link }
    ср;11:00;11:40;Физика;Орлова Т. П.;8-Д;12;
    пт;10:00;10:40;Английский язык;Ким А. В.|Белых Р. О.;8-Д первая|8-Д вторая;;{ $link }
imports-file-periods =
    номер;день;начало;длительность;предмет;преподаватель;группа;кабинет;ссылка
    1;понедельник;09:00;1;Алгебра;Лапин Дмитрий Андреевич;8-Д;;{ $link }
    2;понедельник;09:45;2;Физика;Орлова Т. П.;8-Д;12;
    3;вторник;09:00;2;Английский язык;Ким А. В.;8-Д первая;;
imports-file-sets =
    набор;часть
    8-Д;8-Д первая
    8-Д;8-Д вторая
    Хор;8-Д первая
imports-template = { $kind ->
    [clock] расписание по часам
    [periods] расписание по урокам
    [sets] подгруппы
    [tasks] задания
    [works] сданные работы
    [attendance] посещаемость
    [levels] уровни
    [families] ученики и семьи
    [staff] сотрудники
    [teaching] кто что ведёт
   *[marks] оценки
}
imports-choices = { $column ->
    [day] пн|вт|ср|чт|пт|сб|вс
    [attendance] был|опоздал|не был|уважительная
    [level] не освоено|базовый|повышенный
    [scale] пятибалльная|зачёт|проценты
    [carried] да|нет
    [role] тьютор|преподаватель|психолог|координатор|администратор
   *[other] { "" }
}
imports-too-large = Файл «{ $name }» больше { $megabytes } МБ — столько я не прочитаю. Пришлите его частями: каждую группу можно отдельным файлом.
imports-preview =
    <b>{ $name }</b>

    { $lines }
imports-busy-heading =
    {""}
    ⚠ Ученики заняты в своей школе. Применить можно; что с этим делать, решите в «Накладках» (/clashes).
imports-busy = · { $what } — заденет { $n ->
    [one] { $n } ученика
   *[other] { $n } учеников
}
imports-changed-meanwhile = Пока вы смотрели, кое-что изменилось. Теперь получится так — проверьте ещё раз:
imports-nothing-new = { $count ->
    [0] «{ $name }»: всё уже так и есть. Менять нечего.
    [one] «{ $name }»: { $count } урок в неделю, он уже в расписании. Менять нечего.
    [few] «{ $name }»: { $count } урока в неделю, все уже в расписании. Менять нечего.
   *[other] «{ $name }»: { $count } уроков в неделю, все уже в расписании. Менять нечего.
}
imports-lessons = { $count ->
    [one] В файле { $count } урок в неделю.
    [few] В файле { $count } урока в неделю.
   *[other] В файле { $count } уроков в неделю.
}
imports-added = Добавится: { $count }
imports-changed = Изменится: { $count }
imports-becomes = · { $was } → { $now }
imports-item = · { $what }
imports-more = …и ещё { $count }
imports-dropped = Уйдёт из расписания: { $count } — их нет в файле, а он говорит за всю неделю этих групп
imports-unchanged = Без изменений: { $count }
imports-new-groups = { $count ->
    [one] Новая группа: { $names }
   *[other] Новые группы ({ $count }): { $names }
}
imports-new-teachers = { $count ->
    [one] Новый преподаватель: { $names }
   *[other] Новые преподаватели ({ $count }): { $names }
}
imports-parts = { $unlinked ->
    [0] Состав подгрупп: добавится связей — { $linked }
   *[other] Состав подгрупп: добавится связей — { $linked }, уйдёт — { $unlinked }
}
imports-ignored = Эти столбцы я не знаю и не читал: { $columns }
imports-no-clashes = Накладок нет.
imports-clashes =
    {""}
    { $count ->
        [one] { $count } накладка. Применить можно и так, но лучше сначала поправить:
        [few] { $count } накладки. Применить можно и так, но лучше сначала поправить:
       *[other] { $count } накладок. Применить можно и так, но лучше сначала поправить:
    }
imports-clash = { $kind ->
    [teacher] · { $who } — сразу на двух уроках: { $first } и { $second }
    [room] · Кабинет { $who } — сразу для двух уроков: { $first } и { $second }
   *[students] · { GIVEN($who) ->
        [no] Общие ученики
       *[yes] { $who }
    } — сразу на двух уроках: { $first } и { $second }
}
imports-other-lesson = урок другой группы
imports-lesson = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] вс
} { $starts }–{ $ends } { $subject }{ GIVEN($groups) ->
    [no] {""}
   *[yes] {""} · { $groups }
}{ GIVEN($teachers) ->
    [no] {""}
   *[yes] {""} · { $teachers }
}{ GIVEN($room) ->
    [no] {""}
   *[yes] {""} · каб. { $room }
}
imports-apply = Применить
imports-cancel = Отменить
imports-put-aside = { $what ->
    [timetable] «{ $name }» отложен, в расписании ничего не изменилось.
    [gradebook] «{ $name }» отложен, в журнале ничего не изменилось.
   *[other] «{ $name }» отложен. Ничего не изменилось.
}
imports-nothing = «{ $name }»: всё уже так и есть. Менять нечего.
imports-stop = Остановить
imports-going-on = { $stage ->
    [reading] Читаю файл… Он большой, я скажу, когда закончу.
    [comparing] Сравниваю с тем, что есть: { $percent } %.
   *[writing] Записываю. Это может занять минуту, остановить уже нельзя.
}
imports-failed = Не получилось прочитать файл до конца. Ничего не изменилось: пришлите его ещё раз чуть позже.
imports-done =
    Готово: «{ $name }» теперь в расписании.

    Добавлено: { $added }, изменено: { $changed }, убрано: { $dropped }. Уроки на ближайшие недели уже стоят.{ $clashes ->
        [0] {""}
       *[other] {""} Накладок: { $clashes } — посмотреть: /clashes
    }
imports-broken =
    <b>«{ $name }» пока не применён</b>

    { $count ->
        [one] Есть { $count } ошибка. Исправьте её в таблице и пришлите файл ещё раз — пока ничего не изменилось.
        [few] Есть { $count } ошибки. Исправьте их в таблице и пришлите файл ещё раз — пока ничего не изменилось.
       *[other] Есть { $count } ошибок. Исправьте их в таблице и пришлите файл ещё раз — пока ничего не изменилось.
    }

    { $lines }
imports-report = { $count ->
    [one] Та же таблица: в первом столбце сказано, что исправить. Исправьте и пришлите её сюда.
   *[other] Та же таблица: в первом столбце против каждой строки сказано, что исправить. Исправьте и пришлите её сюда.
}
imports-report-name = ошибки
imports-report-column = Что исправить
imports-at = { $line ->
    [0] · { $what }
   *[other] { GIVEN($column) ->
        [no] · Строка { $line }. { $what }
       *[yes] · Строка { $line }, столбец «{ $column }». { $what }
    }
}
imports-column = { $column ->
    [person] номер в школе
    [name] имя
    [id] номер
    [day] день
    [start] начало
    [end] конец
    [minutes] минуты
    [duration] длительность
    [subject] предмет
    [teachers] преподаватель
    [groups] группа
    [room] кабинет
    [link] ссылка
    [set] набор
    [part] часть
    [student] ученик
    [group] группа
    [task] задание
    [due] срок
    [date] дата
    [weight] вес
    [scale] шкала
    [mark] оценка
    [what_for] за что
    [handed_in] сдано
    [carried] перенесено
    [attendance] посещаемость
    [reason] причина
    [topic] тема
    [level] уровень
    [full_name] фио
    [surname] фамилия
    [given] имя без фамилии
    [patronymic] отчество
    [school] школа
    [joined] зачислен
    [mother] мама
    [father] папа
    [grandmother] бабушка
    [guardian] опекун
    [role] роль
    [teacher] преподаватель
   *[other] { $column }
}
imports-problem-too-large = В файле слишком много байтов ({ $value }), помещается двадцать мегабайт. Пришлите файл частями, по группам.
imports-problem-empty-file = Файл пустой. Сохраните таблицу ещё раз и пришлите её.
imports-problem-unknown-encoding = Не понимаю кодировку файла. Сохраните таблицу как «CSV UTF-8» и пришлите ещё раз.
imports-problem-nul-bytes = Это не таблица, а другой документ. Сохраните таблицу как XLSX или «CSV UTF-8» и пришлите ещё раз.
imports-problem-old-workbook = Файл в старом формате XLS или под паролем. Снимите пароль, сохраните таблицу как XLSX и пришлите ещё раз.
imports-problem-broken-workbook = Файл повреждён, он не открывается. Сохраните таблицу ещё раз и пришлите её.
imports-problem-broken-calendar = Календарь повреждён и не читается. Выгрузите его ещё раз и пришлите файл .ics.
imports-problem-calendar-too-large = В календаре больше четырёх мегабайт. Выгрузите расписание одной группы или одного месяца и пришлите его.
imports-problem-no-workbook = Это архив, а не таблица. Пришлите сам файл XLSX или CSV.
imports-problem-macros = В файле есть макросы, такие я не открываю. Сохраните таблицу как XLSX, без макросов, и пришлите ещё раз.
imports-problem-external-links = Таблица ссылается на другие файлы. Скопируйте её, вставьте «только значения» в новый файл и пришлите его.
imports-problem-unpacks-too-large = Внутри файла слишком много — столько в списках школы не бывает. Пришлите его частями, по группам.
imports-problem-sheet-too-wide = Заполнена далёкая ячейка { $value }, и таблица выходит огромной. Удалите лишние строки и столбцы за её краем.
imports-problem-formula = В ячейке { $value } формула без результата. Откройте файл в программе таблиц и сохраните ещё раз или вставьте туда значение.
imports-problem-merged-cells = С ячейки { $value } начинаются объединённые ячейки, и непонятно, о ком строка. Разъедините их и впишите значение в каждую строку.
imports-problem-too-many-columns = В первой строке { $value } столбцов — столько не бывает. Проверьте, что это нужная таблица.
imports-problem-too-many-rows = Строк больше двухсот тысяч. Пришлите файл частями, по группам.
imports-problem-duplicate-column = Такой столбец стоит дважды. Оставьте один.
imports-problem-missing-column = Такого столбца нет, а без него не обойтись. Добавьте его в первую строку; примеры таблиц — в /import и в «Журнале».
imports-problem-no-rows = Есть только заголовок. Добавьте строки под ним.
imports-problem-broken-quotes = Не закрыты кавычки. Уберите лишнюю или удвойте кавычки внутри текста.
imports-problem-wrong-field-count = Ячеек в строке — { $value }, а не столько, сколько в первой строке таблицы. Добавьте пустые ячейки или уберите лишние.
imports-problem-field-too-long = «{ $value }» — слишком длинно. Сократите до двухсот знаков.
imports-problem-unknown-weekday = «{ $value }» — не знаю такого дня недели. Напишите «пн», «вторник» или число от 1 до 7.
imports-problem-bad-time = «{ $value }» — не время. Напишите часы и минуты, например 09:40.
imports-problem-bad-duration = «{ $value }» — не число уроков. Напишите, сколько уроков подряд, например 1 или 2.
imports-problem-bad-minutes = «{ $value }» — не число минут. Напишите, сколько минут идёт урок, например 40.
imports-problem-missing-end = Не сказано, когда урок заканчивается. Напишите время конца или сколько минут он идёт.
imports-problem-end-before-start = Урок заканчивается в { $value }, раньше, чем начинается. Поменяйте время начала или конца.
imports-problem-past-midnight = Урок уходит за полночь («{ $value }»). Закончите его в тот же день, до 24:00.
imports-problem-too-long = Урок длиннее восьми часов («{ $value }»). Проверьте его начало и конец.
imports-problem-empty-subject = Не назван предмет. Впишите его.
imports-problem-empty-group = Не названа группа. Впишите её так же, как в других строках.
imports-problem-bad-link = «{ $value }» — не ссылка. Скопируйте адрес целиком, вместе с началом до двух косых черт.
imports-problem-duplicate-row = Эта строка повторяет другую слово в слово. Удалите одну из них.
imports-problem-duplicate-id = Номер «{ $value }» уже есть у другого урока. Дайте каждому уроку свой номер или уберите столбец с номерами.
imports-problem-empty-set = Не назван набор учеников с частью «{ $value }». Впишите его или удалите строку.
imports-problem-empty-part = Не сказано, из чего состоит «{ $value }». Впишите часть или удалите строку.
imports-problem-bad-date = «{ $value }» — не дата. Напишите день, месяц и год, например 14.10.2026.
imports-problem-day-ahead = { $value } ещё не наступило. Исправьте дату.
imports-problem-no-consent = { $value }: нет согласия родителей, поэтому записать это нельзя. Кто ещё не решил — /consent
imports-problem-unknown-student = Ученика «{ $value }» среди ваших нет. Напишите имя и фамилию так же, как в списке группы.
imports-problem-several-students = Учеников с именем «{ $value }» несколько. Добавьте столбец «группа».
imports-problem-unknown-course = Предмета «{ $value }» у этого ученика или этой группы нет. Напишите его так же, как в расписании.
imports-problem-several-courses = «{ $value }» у этого ученика идёт в двух группах. Добавьте столбец «группа».
imports-problem-unknown-group = Группы «{ $value }» среди ваших нет. Напишите её так же, как в расписании.
imports-problem-unknown-task = Задания «{ $value }» по этому предмету нет. Сначала пришлите файл с заданиями.
imports-problem-empty-task = Не названо задание. Впишите его.
imports-problem-empty-topic = Не названа тема. Впишите её.
imports-problem-bad-mark = «{ $value }» не подходит к шкале этого предмета: от 2 до 5, зачёт и незачёт или проценты.
imports-problem-bad-level = «{ $value }» — не уровень. Напишите «не освоено», «базовый» или «повышенный».
imports-problem-bad-attendance = «{ $value }» — непонятно, был ли ученик на уроке. Напишите «был», «опоздал», «не был» или «уважительная».
imports-problem-bad-weight = «{ $value }» — не вес. Напишите число, например 1 или 0,5.
imports-problem-bad-scale = «{ $value }» — не знаю такой шкалы. Напишите «пятибалльная», «зачёт» или «проценты».
imports-problem-bad-flag = «{ $value }» — напишите «да» или «нет».
imports-problem-no-such-lesson = { $value }: такого урока у этого ученика в тот день не было. Проверьте дату и предмет.
imports-problem-several-lessons = { $value }: уроков в тот день несколько. Добавьте столбцы «предмет» и «начало».
imports-problem-empty-name = «{ $value }» — не имя. Впишите имя и фамилию.
imports-problem-bad-role = «{ $value }» — не знаю такой роли. Напишите «тьютор», «преподаватель», «психолог», «координатор» или «администратор».
imports-problem-empty-school = Не сказано, за какую школу отвечает координатор. Впишите её.
imports-problem-unknown-number = Номера «{ $value }» среди ваших нет. Возьмите номер из скачанного списка или оставьте ячейку пустой.
imports-problem-unknown-teacher = Преподавателя «{ $value }» в школе нет. Сначала пришлите его в списке сотрудников.
imports-problem-several-teachers = Преподавателей с именем «{ $value }» несколько. Допишите отчество в списке сотрудников.
imports-problem-not-your-list = Списки сотрудников и назначений присылает администратор. Попросите его или пришлите список учеников.
imports-problem-not-your-school = Школу целым набором вносит администратор. Передайте файл ему или пришлите таблицу учеников.
imports-problem-said-twice = «{ $value }»: об этом же говорит строка выше. Оставьте одну.
imports-problem-not-your-group = Группу «{ $value }» ведёт другой тьютор. Уберите эту строку или попросите прислать файл его или администратора.
imports-problem-not-your-set = Состав группы «{ $value }» меняет её тьютор или администратор. Уберите её из файла подгрупп.
imports-problem-nobodys-lesson = У урока «{ $value }» нет группы. Впишите группу; собрания без учеников загружает администратор.
imports-problem-skipped-time = { DATE($at) } времени { $value } не будет: в эту ночь переводят часы. Поставьте урок на другое время.
imports-problem-too-many-sets = Наборов в файле { $value }, помещается две тысячи. Пришлите подгруппы частями, по классам.
refusal-file-used = С этим файлом уже всё решено. Если он нужен снова, пришлите его ещё раз.
refusal-file-broken = В файле есть ошибки, поэтому в расписании ничего не изменилось. Исправьте их и пришлите файл ещё раз.
imports-in-file = { $file }: { $what }
imports-problem-no-manifest = В архиве нет файла { $value }. Выгрузите набор OneRoster целиком, файлами CSV в корне архива.
imports-problem-other-version = Набор версии «{ $value }», а читается OneRoster 1.2. Выгрузите его заново в этой версии.
imports-problem-file-absent = Манифест обещает этот файл, а в архиве его нет. Выгрузите набор заново.
imports-problem-empty-sourced-id = Столбец «{ $value }» пуст. По нему узнаётся строка: впишите номер.
imports-problem-sourced-twice = Номер «{ $value }» уже есть выше. Оставьте одну из строк.
imports-problem-dangling-id = «{ $value }» не найти ни в наборе, ни среди загруженного раньше. Добавьте недостающую строку или уберите ссылку.
imports-problem-bad-status = «{ $value }» — не состояние строки. Оставьте ячейку пустой, если строка действует.
imports-problem-bad-range = «{ $value }» — не границы баллов. Укажите, сколько баллов можно получить за работу, например 100.
imports-problem-out-of-range = «{ $value }» не подходит к баллам этой работы или к шкале, по которой предмет уже оценивают здесь. Исправьте оценку или строку этой работы.
imports-problem-unknown-range = Неизвестно, из скольких баллов оценена работа «{ $value }». Добавьте в набор строку этой работы.
imports-command-broken = Ничего не изменено. Исправьте строки и повторите:
imports-command-zone = Время — { $zone }.
imports-command-nothing = Всё уже так и есть, менять нечего.
imports-command-applied = { $what ->
    [timetable] Готово: расписание обновлено.
   *[other] Готово: всё применено.
}
imports-command-stage = { $stage ->
    [reading] Читаю файл и сравниваю с тем, что есть…
   *[writing] Записываю…
}
imports-command-bar = { $stage ->
    [comparing] Сравниваю
   *[reading] Читаю
} { $bar } { $n } %
imports-command-stopped = Остановлено: ничего не изменилось.
imports-command-question = Строка { $line }. { $name }{ GIVEN($of) ->
    [yes] {" "}({ $of })
   *[no] {""}
}: так же зовут того, кого школа уже знает.
imports-command-candidate = { GIVEN($of) ->
    [yes] { $number } · { $name } — { $of }
   *[no] { $number } · { $name }
}
imports-command-somebody-else = 0 · другой человек
imports-command-number = Кто это? Номер
imports-command-open = Ничего не изменено: о тёзках нужно спросить. Запустите команду в терминале или пришлите файл боту.
imports-command-only-shown = Пока ничего не изменено: повторите команду с ключом «--{ $flag }».
