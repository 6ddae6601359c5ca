menu-contacts = Кто есть кто
menu-contacts-about = тьютор, преподаватели, психолог: кто за что отвечает

contacts-look = Кто есть кто
contacts-student = { $name }
contacts-which-child = О ком { $address ->
    [familiar] хочешь
   *[formal] хотите
} узнать?
contacts-which-student = Кто рядом с каким учеником? Напишите имя или фамилию.
contacts-found = { $n ->
    [1] Вот кто нашёлся.
   *[other] Кто из них?
}
contacts-not-found = Среди ваших учеников такого имени нет. Напишите иначе — достаточно части фамилии.

contacts-list =
    <b>{ GIVEN($student) ->
        [yes] { $student }: кто есть кто
       *[no] Кто есть кто
    }</b>

    { $lines }

    { $address ->
        [familiar] Нажми на имя — увидишь, когда лучше писать, и сможешь написать.
       *[formal] Нажмите на имя — там видно, когда лучше писать, и можно написать.
    }
contacts-welcome =
    <b>{ GIVEN($student) ->
        [yes] { $student }: вот кто рядом
       *[no] Вот кто рядом с тобой
    }</b>

    { $lines }

    { $address ->
        [familiar] Нажми на имя — увидишь, с чем обращаться и когда лучше писать. Потом это всегда здесь: /contacts
       *[formal] Нажмите на имя — там видно, с чем обращаться и когда лучше писать. Потом это всегда здесь: /contacts
    }
contacts-nobody = { GIVEN($student) ->
    [yes] { $student }: здесь
   *[no] Здесь
} пока никого. Как только в группе появятся тьютор и преподаватели, они будут здесь.
contacts-line = · { $name } — { contacts-role }
contacts-role = { $role ->
    [tutor] тьютор
    [teacher] { $subjects }
    [psychologist] психолог
   *[coordinator] координатор школы
}
contacts-one = { $name }
contacts-back = ← Кто есть кто
contacts-card =
    <b>{ GIVEN($student) ->
        [yes] { $student }
       *[no] { $name }
    }</b>{ GIVEN($student) ->
        [yes] { " · " }{ $name }
       *[no] { "" }
    } — { contacts-role }

    { $instead }

    { contacts-does }

    { GIVEN($when) ->
        [yes] 🕘 { $when }
       *[no] { "" }
    }
    { $usual }
contacts-usual = { $unit ->
    [minutes] { $n ->
        [0] Обычно отвечает сразу.
        [one] Обычно отвечает за { $n } минуту.
        [few] Обычно отвечает за { $n } минуты.
       *[many] Обычно отвечает за { $n } минут.
    }
    [hours] { $n ->
        [1] Обычно отвечает за час.
        [one] Обычно отвечает за { $n } час.
        [few] Обычно отвечает за { $n } часа.
       *[many] Обычно отвечает за { $n } часов.
    }
   *[days] { $n ->
        [one] Обычно отвечает за { $n } день.
        [few] Обычно отвечает за { $n } дня.
       *[many] Обычно отвечает за { $n } дней.
    }
}
contacts-when = Когда писать: { WEEKDAY($begins) }–{ WEEKDAY($last) }, { TIME($begins) }–{ TIME($ends) } по { $address ->
    [familiar] твоим
   *[formal] вашим
} часам.
contacts-instead = До { DAYMONTH($until) } замещает тьютора ({ $name }).
contacts-does = С чем обращаться: { $role ->
    [tutor] расписание, пропуски, переносы и всё, о чём непонятно, кого спросить
    [teacher] задания, отметки и то, что осталось непонятным на уроке
    [psychologist] тревога, усталость, ссоры — всё, о чём хочется посоветоваться. Сообщение прочитает только психолог
   *[coordinator] документы, зачёты и всё, что решает сама школа
}.

contacts-number = 📞 { $name }
contacts-number-of = <b>{ $name }</b>
    { $number }

contacts-around =
    <b>{ $student }</b>: кто рядом

    { $lines }
contacts-line-staff = { $line }{ GIVEN($names) ->
    [yes] { " " }<i>(карточку открывали: { $names })</i>
   *[no] { "" }
}{ $unread ->
    [yes] { " " }· <i>справка не прочитана</i>
   *[no] { "" }
}

contacts-my-number = Мой номер телефона
contacts-mine =
    <b>Мой номер телефона</b>

    { GIVEN($number) ->
        [yes] { $number }

            Его видят { contacts-viewers }. Больше никто.
       *[no] Сейчас его не видит никто.

            Если показать, его увидят { contacts-viewers }. Больше никто.
    }
contacts-viewers = { $to ->
    [families] ваши ученики, их родители, тьюторы этих учеников и администратор
    [tutors] тьюторы ваших детей и администратор
   *[both] ваши ученики, их родители, тьюторы этих учеников и ваших детей и администратор
}
contacts-share = Показать мой номер
contacts-hide = Больше не показывать
contacts-share-how =
    Нажмите кнопку внизу, и Telegram пришлёт ваш номер. Набранный вручную не подойдёт: так никто не покажет чужой.

    Его увидят { contacts-viewers }. Больше никто.
contacts-key-share = 📞 Показать мой номер
contacts-key-no = Не показывать
contacts-shared = ✓ Номер показан. Скрыть его можно в любой момент: «Настройки» → «Мой номер телефона».
contacts-not-shared = Хорошо, номер никто не увидит.
refusal-number-not-yours = Это не ваш номер, поэтому он никому не показан. Нажмите «Показать мой номер» внизу — Telegram пришлёт именно ваш.
