people-kin = { $kin ->
    [mother] мама
    [father] папа
    [grandmother] бабушка
    [guardian] опекун
   *[other] родитель
}
people-standing = { $role ->
    [student] { GIVEN($of) ->
        [no] в школе
       *[yes] учится в группе { $of }
    }
    [parent] { GIVEN($of) ->
        [no] { people-kin }
       *[yes] { $of } — { people-kin }
    }
    [tutor] { GIVEN($of) ->
        [no] тьютор
       *[yes] тьютор · { $of }
    }
    [psychologist] { GIVEN($of) ->
        [no] психолог
       *[yes] психолог · { $of }
    }
    [teacher] преподаватель
    [coordinator] { GIVEN($of) ->
        [no] координатор школы
       *[yes] координатор · { $of }
    }
   *[admin] администратор
}
people-sign = { $presence ->
    [connected] ✅
    [silent] 🔕
    [invited] ✉️
   *[absent] ▫️
}
people-legend = ✅ в боте · ✉️ приглашение ждёт · 🔕 заблокировал бота · ▫️ не в Telegram
menu-people = Люди
menu-people-about = группы, семьи, приглашения
people-groups =
    <b>Люди</b>

    Чей список открыть?
people-no-groups =
    <b>Люди</b>

    Групп пока нет.
people-group = { $group }
people-pupils = Ученики моей школы
people-staff = Сотрудники
people-add-group = Новая группа
people-to-groups = ← Все группы
people-to-group = ← { $group }
people-to-card = ← К карточке
people-roster =
    <b>{ $group }</b> · { $n ->
        [one] { $n } ученик
        [few] { $n } ученика
       *[many] { $n } учеников
    }

    { $lines }

    { people-legend }
people-roster-empty =
    <b>{ $group }</b>

    Здесь пока никого нет. Добавьте первого ученика.
people-student = { people-sign } <b>{ $name }</b>
people-guardian = {"      "}{ people-sign } { $name } — { people-kin }
people-person = { $name }
people-relative = { $name } — { people-kin }
people-pupil = · { $name }
people-of-school =
    <b>{ GIVEN($school) ->
        [no] Ученики школы
       *[yes] { $school }
    }</b> · { $n ->
        [one] { $n } ученик
        [few] { $n } ученика
       *[many] { $n } учеников
    }

    { $lines }
people-school = на учёте в школе: { $school }
people-card =
    { $news ->
        [added] Добавлено. Осталось пригласить в Telegram — или оставить в списке без него.
        [same] Готово: это один и тот же человек, второй карточки не будет.
        [renamed] Имя исправлено.
       *[none] {""}
    }

    <b>{ $name }</b>
    { $lines }

    { $presence ->
        [connected] ✅ В боте.
        [silent] 🔕 Сообщения не доходят: бот заблокирован или чат закрыт. Важное лучше сказать по телефону.
        [invited] ✉️ Приглашение ждёт до { WHEN($until) }.
       *[absent] ▫️ Не в Telegram.
    }
people-add-student = Добавить ученика
people-add-guardian = Добавить родителя
people-ask-school = Указать школу
people-to-find = 🔍 Найти по имени
people-find = Кого найти? Напишите имя, фамилию или их часть.
people-found = { $n ->
    [one] Нашёлся один человек:
   *[other] Вот кто нашёлся:
}
people-found-one = { $name } · { $what }
people-not-found = Никого с таким именем в ваших списках нет. Попробуйте написать иначе.
people-namesakes =
    <b>{ $name }</b>: такое имя в списках уже есть.

    { $n ->
        [one] Это тот же человек?
       *[other] Это кто-то из них?
    } Если нет, добавлю нового. Можно и написать имя иначе, например с отчеством.
people-is-same = Да: { $name } · { $what }
people-is-new = Нет, другой человек
people-family = <b>{ $child }</b>: теперь о занятиях в боте читает и { $name }. Если это ошибка, напишите тьютору.
people-change = ✏️ Изменить…
people-what-to-change = <b>{ $name }</b>: что изменить?
people-manage = ⚙️ Группа: предметы, замена, конец года
people-to-manage = ← К группе
people-what-to-arrange = <b>{ $group }</b>: что сделать?
people-rename = Исправить имя
people-name-anew =
    Сейчас записано: <b>{ $name }</b>. Как правильно?

    Напишите имя целиком, начиная с имени, потом фамилия.
people-rename-group = Переименовать группу
people-name-group-anew = Сейчас группа называется <b>{ $group }</b>. Как назвать её теперь?
people-stop = Отмена
people-stopped = Хорошо, ничего не меняю.
people-name-student =
    Новый ученик группы { $group }. Как зовут?

    Напишите имя и фамилию, например: Таня Ларина.
people-which-kin = { $name }: кого добавить?
people-of-kin = { $kin ->
    [mother] Маму
    [father] Папу
    [grandmother] Бабушку
   *[guardian] Другого опекуна
}
people-name-guardian =
    { $name }: { $kin ->
        [mother] как зовут маму?
        [father] как зовут папу?
        [grandmother] как зовут бабушку?
       *[guardian] как зовут опекуна?
    }

    Напишите имя, отчество (если есть) и фамилию, например: Ольга Николаевна Кузнецова.
people-which-school = { $name }: на учёте в какой школе?
people-of-that-school = { $name }
people-other-school = Другая школа…
people-name-school = Напишите название школы, например: СОШ №7.
people-all-staff =
    <b>Сотрудники</b> · { $n }

    { $lines }

    { people-legend }
people-worker = { people-sign } <b>{ $name }</b> — { $what }
people-add-worker = Добавить сотрудника
people-which-role = Кого добавить?
people-in-role = { $role ->
    [tutor] Тьютор
    [teacher] Преподаватель
    [psychologist] Психолог
    [coordinator] Координатор
   *[admin] Администратор
}
people-for-which-group = { $role ->
    [tutor] Тьютор какой группы?
   *[psychologist] Психолог какой группы?
}
people-for-which-school = Координатор какой школы?
people-name-worker =
    { $role ->
        [tutor] Новый тьютор. Как зовут?
        [teacher] Новый преподаватель. Как зовут?
        [psychologist] Новый психолог. Как зовут?
        [coordinator] Новый координатор. Как зовут?
       *[admin] Новый администратор. Как зовут?
    }

    Напишите имя, отчество и фамилию, например: Анна Петровна Соколова.
people-name-group = Как назвать новую группу? Например: 8-Д.
refusal-name-missing = Не вижу здесь имени. Напишите его буквами, одним сообщением.
