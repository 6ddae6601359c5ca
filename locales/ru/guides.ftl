menu-guides = Инструкции
menu-guides-about = как здесь учатся и что делать, если…
guides-section = { $section ->
    [start] С чего начать
    [lesson] Как проходит урок
    [offline] Если нет интернета
    [exams] Как сдают зачёты
   *[other] Другое
}
guides-home =
    <b>Инструкции</b>

    { $address ->
        [familiar] Выбери раздел или найди нужное по слову: /guides зачёт
       *[formal] Выберите раздел или найдите нужное по слову: /guides зачёт
    }
guides-home-empty =
    <b>Инструкции</b>

    Для вас здесь пока ничего нет. Когда появится, бот напишет.
guides-back = ← Все разделы
guides-find = Найти
guides-new = Новая инструкция
guides-kept = Мои инструкции
guides-resume = Дописать: { $title }
guides-untitled = без названия
guides-title = { $title }
guides-in-section =
    <b>{ guides-section }</b>

    { $lines }

    { $asked }
    { $n ->
        [0] {""}
       *[other] Ещё в этом разделе:
    }
guides-starter =
    { $role ->
        [student] <b>Ученику</b>
        [parent] <b>Родителю</b>
        [teacher] <b>Преподавателю</b>
        [tutor] <b>Тьютору</b>
       *[only] {""}
    }
    { $text }
guides-card =
    { $again ->
        [yes] Напоминаем: тьютор ждёт, что { $address ->
            [familiar] ты прочитаешь и подтвердишь.
           *[formal] вы прочитаете и подтвердите.
        }
       *[no] {""}
    }
    { GIVEN($news) ->
        [yes] <b>Что изменилось:</b> { $news }
       *[no] {""}
    }

    { $done ->
        [yes] ✅ <b>{ $title }</b>
       *[no] 📄 <b>{ $title }</b>
    }

    { $body }

    { $asked }
guides-asked-before = <b>Об этом уже спрашивали</b>
guides-asked =
    — <i>{ $question }</i>
    { $answer }
guides-answers = Вопросы и ответы ({ $n })
guides-all-asked =
    <b>{ $title }</b>: вопросы и ответы

    { $lines }
guides-confirm = Прочитал(а), понятно
guides-ask = Есть вопрос
guides-thanks = Спасибо! Тьютор это видит.
guides-newer = Есть версия новее — вот она.
guides-welcome =
    { $address ->
        [familiar] { $name }, здесь всё о том, как устроена учёба в нашей школе. Читать сразу всё не надо — начни с первой кнопки.
       *[formal] { $name }, здесь собрано, как устроено дистанционное обучение. Читать сразу всё не нужно — начните с первой кнопки.
    }{ $n ->
        [0] {""}
       *[other] {" "}Ниже — то, что добавил тьютор.
    }

    Вернуться сюда можно в любой день: /guides
guides-type-words = { $address ->
    [familiar] Напиши слово или два, например: зачёт, интернет, оценка.
   *[formal] Напишите слово или два, например: зачёт, интернет, оценка.
}
guides-found =
    Нашлось по словам «{ $query }»: { $n }

    { $n ->
        [one] Вот она:
       *[other] Самое похожее — сверху:
    }
guides-nothing-found = По словам «{ $query }» ничего не нашлось. { $address ->
    [familiar] Спроси тьютора — ответ придёт сюда же.
   *[formal] Спросите тьютора — ответ придёт сюда же.
}
guides-ask-tutor = Спросить тьютора
guides-type-question =
    { GIVEN($about) ->
        [yes] <b>{ $about }</b>
       *[no] {""}
    }
    { $address ->
        [familiar] Что непонятно? Напиши одним сообщением, можно голосовым или с фотографией. Вопрос получит твой тьютор.
       *[formal] Что непонятно? Напишите одним сообщением, можно голосовым или с фотографией. Вопрос получит тьютор.
    }
guides-question-passed-on = Вопрос передан. Ответ придёт сюда.
guides-question =
    <b>{ $name }</b>{ GIVEN($children) ->
        [yes] {" "}({ $children })
       *[no] {""}
    } спрашивает{ GIVEN($about) ->
        [yes] {" "}об инструкции «{ $about }»
       *[no] {""}
    }:

    { $body }
guides-reply = Ответить
guides-type-answer = Напишите ответ одним сообщением, можно голосовым или с файлом. Его получит: { $name }.
guides-answered-already = На этот вопрос уже ответили.
guides-answer-sent = Ответ отправлен: { $name }.
guides-answered =
    { GIVEN($about) ->
        [yes] <b>Ответ на вопрос об инструкции «{ $about }»</b>
       *[no] <b>Ответ на вопрос</b>
    }

    { GIVEN($question) ->
        [yes] — <i>{ $question }</i>
       *[no] {""}
    }
    { $answer }
guides-open = Открыть инструкцию
guides-glance = Как её видят
guides-ask-more = Есть ещё вопрос
guides-offer-share = Добавить в инструкцию для всех
guides-share-sure =
    Так это увидят все, для кого эта инструкция. Имени спросившего не будет, но слова — его: проверьте, нет ли в них личного.

    { $asked }
guides-share = Да, добавить
guides-unshare = Убрать из инструкции
guides-is-shared = Добавлено: вопрос и ответ теперь стоят под инструкцией «{ $title }».
guides-is-not-shared = Убрано: под инструкцией «{ $title }» этого вопроса больше нет.
guides-send-content = Пришлите то, что должно стать инструкцией: текст, фотографию, видео или файл. Можно несколько файлов одним альбомом.
guides-send-renewed = Пришлите новую версию инструкции «{ $title }»: текст, фотографию, видео или файл.
guides-stop = Отмена
guides-type-title = Принято. Как назвать инструкцию? Не длиннее { $limit } знаков, например: Как подключиться к уроку.
guides-type-news = Что изменилось? Одна-две фразы, не длиннее { $limit } знаков: с них начнётся сообщение.
guides-make-of-it = Сделать из этого инструкцию?
guides-make = Сделать инструкцией
guides-which-section =
    <b>{ $title }</b>

    В какой раздел её положить?
guides-which-language =
    <b>{ $title }</b>

    На каком она языке? Придёт тем, кто на нём читает.
guides-language = { $language ->
    [ru] На русском
    [en] На английском
   *[any] Всем, на любом языке
}
guides-back-a-step = ← Назад
guides-next = Дальше
guides-ready = Готово
guides-whom =
    <b>{ $title }</b>

    Кому она? Отметьте роли; можно добавить отдельных людей.

    { $lines }

    { $n ->
        [0] Пока никому.
        [one] Сейчас это { $n } человек.
        [few] Сейчас это { $n } человека.
       *[many] Сейчас это { $n } человек.
    }
guides-whole-school = Вся школа
guides-group = { $group }
guides-by-name = Выбрать по имени
guides-role = { $on ->
    [yes] ✅{" "}
   *[no] ▫️{" "}
}{ guides-of-role }
guides-of-role = { $role ->
    [student] Ученики
    [parent] Родители
    [tutor] Тьюторы
    [teacher] Преподаватели
    [psychologist] Психологи
   *[coordinator] Координаторы
}
guides-chosen-role = — { GIVEN($group) ->
    [yes] { $group }
   *[no] вся школа
}: { guides-of-role }
guides-chosen-person = — { $name }
guides-type-name = Напишите имя или фамилию — или часть.
guides-nobody-named = Никого с таким именем среди ваших людей нет. Напишите иначе или нажмите «Готово».
guides-which-person = { $n ->
    [one] Нашёлся один человек. Нажмите на имя, чтобы добавить или убрать.
   *[other] Нажмите на имя, чтобы добавить или убрать. Если нужного нет, напишите точнее.
}
guides-person = { $name }
guides-which-rule =
    <b>{ $title }</b>

    Нужно ли подтверждение «Прочитал(а), понятно»?
guides-rule = { $rule ->
    [none] Не нужно
    [one] От одного из родителей
    [both] От обоих родителей
   *[pair] От родителя и ученика
}
guides-rule-of-staff = { $rule ->
    [none] Не нужно
   *[one] Нужно от каждого
}
guides-before =
    { $first ->
        [yes] Так её увидят. Раздел: { $section }.
       *[no] Так увидят новую версию. Получат те, у кого есть прежняя.
    }
    Подтверждение: { $rule }.

    { $readers }
guides-how-many = Кому: { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}{ $away ->
    [0] .
   *[other] , из них бот не достучится: { $away }.
}{ $others ->
    [0] {""}
   *[other] {" "}Читают на другом языке и не получат: { $others }.
}
guides-confirmation = { $rule ->
    [none] не нужно
    [one] от одного из родителей
    [both] от обоих родителей
    [each] от каждого
   *[pair] от родителя и ученика
}
guides-only-a-sample = Это образец: кнопка заработает у читателей.
guides-mail = Разослать ({ $n })
guides-mail-now = Разослать
guides-shelve = Только положить в библиотеку
guides-to-whom = Кто получит
guides-discard = Выбросить
guides-discarded = Черновик выброшен. О нём никто не знает.
guides-decided = Это уже разослано.
guides-shelved = «{ $title }» лежит в библиотеке. Никому ничего не пришло; найти её можно через «{ menu-guides }».
guides-readers =
    Получат: { $n }

    { $lines }
guides-manage = К инструкции
guides-status = Кто прочитал
guides-status-of =
    <b>{ $title }</b>
    Разослано { WHEN($at) }

    Получили: { $arrived } из { $all }{ $waiting ->
        [0] {""}
       *[other] , отправляется: { $waiting }
    }
    { $rule ->
        [none] {""}
       *[other] Подтвердили: { $confirmed }
    }
    Спросили: { $asked }
    { $who }
guides-waits =
    {""}
    <b>Ждём подтверждения: { $n }</b>
guides-wait = — { $name }: ждём { $whom }
guides-awaited = { $kin ->
    [mother] маму
    [father] папу
    [grandmother] бабушку
    [guardian] опекуна
    [themselves] самого ученика
   *[alone] ответа
}
guides-or = { $one } или { $other }
guides-and = { $one } и { $other }
guides-who-confirmed =
    {""}
    <b>Подтвердили: { $n }</b>
guides-who-asked =
    {""}
    <b>Спросили: { $n }</b>
guides-refresh = Обновить
guides-remind = Напомнить молчащим ({ $n })
guides-all-kept =
    <b>Мои инструкции</b>

    { $n ->
        [0] Пока ни одной. Нажмите «Новая инструкция» или просто пришлите сюда файл.
       *[other] Всего: { $n }. Нажмите на название.
    }
guides-kept-one = { $gone ->
    [yes] 🗄{" "}
   *[no] {""}
}{ $title }
guides-one-kept =
    <b>{ $title }</b>
    Раздел: { $section }
    Язык: { $language ->
        [ru] русский
        [en] английский
       *[any] для всех
    }
    Подтверждение: { $rule }
    Версия { $number }, { WHEN($at) }
    { $gone ->
        [yes] Убрана из библиотеки: читатели её не видят.
       *[no] { $mailed ->
            [yes] Разослана; новенькие получат её, когда подключатся.
           *[no] Лежит в библиотеке, никому не разослана.
        }
    }

    Для кого:
    { $lines }
guides-renew = Новая версия
guides-archive = Убрать из библиотеки
guides-unarchive = Вернуть в библиотеку
refusal-title-missing = В названии нужна хотя бы одна буква. Напишите его ещё раз.
refusal-readers-missing = Пока некому: выберите, для кого эта инструкция.
refusal-version-decided = С этой версией уже решено: она разослана, лежит в библиотеке или выброшена.
refusal-question-answered = На этот вопрос только что ответили.
refusal-nothing-to-share = Под инструкцией стоят только слова, а здесь голосовое или файл. Напишите вопрос и ответ в новой версии.
