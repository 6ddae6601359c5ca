menu-mydata = Мои данные
menu-mydata-about = что хранит школа
export-mine = Мои данные
export-overview =
    <b>{ menu-mydata }</b>

    { $address ->
        [familiar] Можно получить всё, что школа хранит о тебе в боте: имя, расписание, оценки, посещаемость, заявки, ответы. Придут два файла.
       *[formal] Можно получить всё, что школа хранит в боте о вас и о ваших детях: имена, настройки, оценки, посещаемость, заявки, ответы. Придут два файла.
    }

    · Страница, которую удобно читать.
    · Файл для программ.

    { $address ->
        [familiar] Это только для тебя: не пересылай файлы в чаты.
       *[formal] Файлы — только для вас: не пересылайте их в чаты.
    }
export-take-mine = Прислать всё обо мне
export-take-of = Прислать всё: { $name }
export-file = мои-данные
export-for-programs = { $name }: то же самое для программ.
export-to-read = { $name }: всё, что хранится. Файл открывается в браузере.
export-title = { $name }: что хранит школа
export-made = Составлено { WHEN($at) }. Здесь всё, что записано в боте об этом человеке, и ничего о других детях. То, что уже отправлено в Telegram, лежит и на серверах Telegram.
export-moment = { DATE($at) }, { TIME($at) }
export-day = { DATE($day) }
export-weekday = { WEEKDAY($day) }
export-zone = { $zone }
export-part = { $part ->
    [person] Вы и настройки
    [phone] Номер телефона, который вы показываете
    [introduction] Знакомство с группой
    [introduction_permit] Ответы о знакомстве с группой
    [briefing] Справки о новых учениках
    [briefing_student] Справки о ребёнке для преподавателей
    [role_grant] Роли
    [working_hours] Рабочие часы
    [guardianship] Семья
    [enrollment] Группы, в которых учится
    [transfer] Переводы в другую группу
    [departure] Уход и возвращение
    [substitution] Замены тьютора
    [personal_group] Личная группа для занятий
    [group_staff] Группы, которые ведёт
    [course_teacher] Предметы, которые преподаёт
    [sourced] Номера в другой программе
    [calendar] Подписка на календарь
    [slot_teacher] Недельное расписание преподавателя
    [lesson_teacher] Проведённые и будущие уроки преподавателя
    [letter] Недельное письмо
    [tag_choice] Подпись в чате группы
    [member_tag] Подписи рядом с именами
    [advice] Рекомендации психолога
    [consent] Согласия на обработку данных
    [invitation] Приглашения
    [new_chat] Чаты, куда добавили бота
    [attendance] Посещаемость
    [attempt] Сданные работы
    [mark] Оценки
    [mark_correction] Исправления оценок
    [mastery] Уровни по темам
    [reassignment] Заявки на перенос и отработку
    [reassignment_step] Ход заявок
    [reassignment_wish] Желаемое время в заявках
    [receipt] Ответы на уведомления
    [publication] Опубликованные изменения расписания
    [busy] Занятость учеников школы
    [busy_student] Когда нужен(на) в своей школе
    [busy_left] Уроки, оставленные без переноса
    [bell_plan] Дни с другими звонками
    [bell_schedule] Расписания звонков
    [holiday] Объявленные дни без уроков
    [change] Изменения уроков
    [assignment] Заданные работы
    [post] Написанное для других
    [attachment] Отправленные файлы
    [announcement] Объявления
    [guide] Инструкции
    [guide_version] Версии инструкций
    [guide_question] Вопросы и ответы
    [material] Материалы курсов
    [material_taking] Взятые материалы
    [material_news] Сообщать ли о новых материалах
    [faq] Ответы для всех
    [desk_thread] Переписка со школой
    [desk_message] Сообщения
    [desk_forum] Чат для переписки с семьями
    [phone_number] Телефон для звонков
    [phone_call] Звонки семье
    [questionnaire] Вопросы семье о ребёнке
    [family_answers] Ответы семьи о ребёнке
    [family_answer] Отвеченные вопросы
    [audience_part] Личный адресат рассылок
    [notification] Отправленные уведомления
    [dialog] Незаконченный разговор
    [inbox] Полученные ботом сообщения
    [import_file] Загруженные файлы
    [wrong_guess] Неудачные попытки войти
    [audit] Журнал действий
    [erasure] Просьбы об удалении
   *[unknown] Прочее
}
export-column = { $column ->
    [way] Как дано
    [made_at] Создано
    [document] Документ
    [released_at] Показано родителям
    [withdrawn_at] Отозвано
    [text_id] Текст
    [telegram_id] Номер в Telegram
    [name] Имя
    [called] Обращение
    [language] Язык
    [zone] Часовой пояс
    [quiet_from] Тихие часы с
    [quiet_to] Тихие часы до
    [begins] С какого часа
    [ends] До какого часа
    [saturdays] По субботам
    [allows] Можно
    [said_at] Когда сказано группе
    [confirmed_at] Когда прочитано
    [answers_within] Отвечает за столько минут
    [settled] Настройки выбраны
    [school_id] Школа
    [role] Роль
    [kin] Кем приходится
    [group_id] Группа
    [from_group_id] Из группы
    [was_joined_on] В прежней группе с
    [back_at] Возвращение
    [first_day] С какого дня
    [last_day] По какой день
    [archived_at] В архиве с
    [day] День
    [joined_on] С какого дня
    [course_id] Предмет
    [by_timetable] По расписанию
    [slot_id] Урок в расписании
    [lesson_id] Урок
    [weekday] День недели
    [hour] Час
    [off] Отключено
    [at] Когда
    [author_id] Кто отметил
    [expires_at] Действовало до
    [used_at] Использовано
    [used_as] Вошли как
    [voided_at] Отозвано
    [title] Название
    [added_at] Добавлено
    [state] Состояние
    [question] Вопрос
    [answer] Ответ
    [helped] Скольким помогло
    [reason] Причина
    [assignment_id] Задание
    [number] Номер
    [due_at] Срок
    [submitted_at] Сдано
    [carried] Перенесено
    [scale] Шкала
    [score] Оценка
    [what_for] За что
    [given_on] Дата
    [withdrawn] Отозвано
    [was] Было
    [now] Стало
    [material_id] Материал
    [version] Версия
    [wanted] Сообщать
    [topic] Тема
    [level] Уровень
    [kind] Вид
    [lesson_at] Когда был урок
    [teacher_id] Учитель
    [cause] Причина
    [post_id] Текст
    [instead] Взамен
    [since] С какого времени
    [reminded_at] Когда напомнили
    [offered_at] Предложенное время
    [phoned_at] Когда созвонились
    [reply] Ответ
    [begun_at] Начато
    [starts] С какого часа
    [ends] До какого часа
    [weekdays] Дни недели
    [everybody] Все ученики
    [entered_at] Записано
    [busy_id] Занятость
    [regular] Обычный день
    [first] С какого дня
    [last] По какой день
    [declared_at] Объявлено
    [published_at] Опубликовано
    [ended_at] Закончено
    [was_starts_at] Начиналось
    [was_ends_at] Заканчивалось
    [now_starts_at] Теперь начинается
    [now_ends_at] Теперь заканчивается
    [was_teacher_id] Вёл
    [now_teacher_id] Ведёт
    [weight] Вес
    [cancelled] Отменено
    [html] Текст
    [correction_id] Исправленный текст
    [wants_receipt] Нужно подтверждение
    [sent_at] Отправлено
    [section] Раздел
    [confirmation] Кто подтверждает
    [archived] В архиве
    [news] Что нового
    [asked_at] Спрошено
    [answer_id] Ответ
    [answered_by] Кто ответил
    [answered_at] Отвечено
    [shared] Показано всем без имён
    [promised_at] Обещан ответ до
    [missed_at] Обещание не сдержано
    [left_at] Спрошенный больше не отвечает
    [urgency] Почему срочно
    [unheard_at] Не дошло, сказано
    [edited_at] Изменено
    [hours] Когда удобно
    [noted_at] Записано
    [wrong_at] Номер оказался не тем
    [result] Итог
    [again_at] Перезвонить
    [agreed] Согласие
    [source] Что указано
    [refused_at] Не принято
    [questions] Вопросы
    [readers] Кто читает
    [linked_at] Привязано
    [checked_at] Проверено
    [received_at] Получено
    [decided_at] Решено
    [done_at] Выполнено
   *[unknown] Прочее
}
export-value = { $value ->
    [bot] в боте
    [paper] на бумаге
    [yes] да
    [no] нет
    [ru] русский
    [en] английский
    [absent] не был(а)
    [add] добавлен
    [admin] администратор
    [advanced] углублённый
    [agreed] учитель согласен
    [animation] анимация
    [applied] применён
    [asked] спрошено
    [assigned] назначено
    [audio] аудио
    [basic] базовый
    [both] оба взрослых
    [business] другие дела
    [cancel] отмена
    [cancelled] отменено
    [cannot] не смогу
    [medical] медосмотр
    [onsite] очные уроки
    [exam] экзамен
    [entered] записано
    [break] каникулы
    [holiday] выходной
    [quarantine] карантин
    [declared] объявлено
    [chat] чат группы
    [consultation] консультация
    [coordinator] координатор
    [countered] предложено другое время
    [declined] учитель против
    [discarded] выброшено
    [document] документ
    [draft] черновик
    [event] мероприятие
    [exams] экзамены
    [excused] по уважительной причине
    [father] отец
    [five] пять баллов
    [grandmother] бабушка
    [group] другая группа
    [guardian] опекун
    [health] здоровье и безопасность
    [today] это сегодня
    [link] не открывается урок
    [exam] экзамен или зачёт
    [illness] болезнь
    [late] с опозданием
    [lesson] урок
    [mailed] разослано
    [makeup] отработка
    [missed] не освоено
    [mother] мать
    [move] перенос
    [none] никто
    [offline] без интернета
    [open] открыто
    [one] один взрослый
    [other] другое
    [pair] взрослый и ребёнок
    [parent] родитель
    [pass] зачёт
    [paused] приостановлено
    [percent] проценты
    [person] лично
    [photo] фотография
    [present] был(а)
    [psychologist] психолог
    [published] опубликовано
    [recalled] отозвано
    [recording] запись и задание
    [redo] пересдача
    [refused] отказано
    [replace] замена учителя
    [role] по роли
    [seen] ознакомлен(а)
    [sending] отправляется
    [shelved] в библиотеке
    [start] начало
    [stopped] остановлено
    [sticker] стикер
    [student] ученик
    [teacher] учитель
    [technical] техника
    [tutor] тьютор
    [unclear] не понял(а)
    [undone] отменено автором
    [video] видео
    [video_note] видеосообщение
    [withdrawn] отозвано
    [voice] голосовое сообщение
    [waiting] ждёт
    [sent] отправлено
    [lapsed] срок прошёл
    [teachers] тьютор, психолог и преподаватели
    [any] в любое время
    [morning] утром
    [day] днём
    [evening] вечером
    [reached] дозвонились
    [no_answer] не ответили
    [later] перезвонить позже
    [wrong_number] номер неверный
    [withdrawn] отозвано
    [planned] запланировано
    [running] идёт
    [over] закончилось
    [called_off] отменено
    [approved] подтверждено
    [done] выполнено
    [leaving] удаляется
    [erased] удалено
   *[unknown] —
}
export-written = { $name }: всё, что хранится, записано в { $file }. Открыть файл можете только вы; отдайте его на бумаге или лично и удалите.
refusal-not-one = Кто это — «{ $typed }»? { GIVEN($names) ->
    [no] Такого имени или номера нет.
   *[yes] Подходят: { $names }. Назовите человека его номером.
}
refusal-file-there = Файл { $file } уже есть; он не тронут. Назовите другой.
