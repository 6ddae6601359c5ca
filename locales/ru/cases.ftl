menu-sos = Сложная ситуация
menu-sos-about = конфиденциально, с психологом или координатором

cases-secret = 🔒 <b>Конфиденциально</b>
cases-who = { $name }, { $role ->
    [tutor] тьютор
    [psychologist] психолог
   *[coordinator] координатор
}
cases-whom-one = { $role ->
    [psychologist] Психолог: { $name }
   *[coordinator] Координатор: { $name }
}
cases-one = { $whom }
cases-student = { $name }
cases-tutor = { $name }
cases-about = Сложная ситуация

cases-list =
    { cases-secret }
    <b>Сложные ситуации · { $state ->
        [open] в работе
        [decided] решение принято
       *[closed] закрыты
    }: { $n }</b>

    Читают только двое: тьютор и тот, к кому он обратился. Семья, другие сотрудники и администратор этого не видят.{ $tutor ->
        [yes] {""}
       *[no] { " " }Первым пишет тьютор.
    }
cases-new = Новая ситуация
cases-case = { $name } · { $who }
cases-short = { $name }
cases-state = { $state ->
    [open] В работе
    [decided] Решено
   *[closed] Закрыто
}: { $n }
cases-back = ← К списку

cases-type-name = О ком? Напишите часть имени или фамилии.
cases-which-student = { $n ->
    [0] Среди ваших учеников никого не нашлось. Напишите имя иначе.
   *[other] О ком?
}
cases-whom =
    <b>{ $student }</b>: с кем посоветуетесь?

    Прочтут только вы двое. Если об этом должны знать и психолог, и координатор, напишите каждому отдельно.

    { $away }
cases-nobody =
    <b>{ $student }</b>: в боте сейчас не к кому обратиться — ни психолога, ни координатора на связи нет. Поговорите с ними лично или по телефону.

    { $away }
cases-away =
    Сейчас без связи в Telegram, лучше позвонить:
    { $lines }
cases-type =
    { cases-secret }
    <b>{ $student }</b> · { $whom }

    Напишите, что случилось: слова, голос, фото или файл. Только то, что нужно, чтобы помочь.

    Ребёнку грозит опасность прямо сейчас? Сначала 112, потом сюда.
cases-type-more =
    { cases-secret }
    <b>{ $student }</b> · { $who }

    Напишите: слова, голос, фото или файл.
cases-type-decision =
    { cases-secret }
    <b>{ $student }</b> · { $who }

    Что решили? Одним сообщением: кто, что и до какого дня делает.

cases-said =
    { cases-secret }
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    } · { $who }{ $edited ->
        [yes] { " " }<i>(изменено)</i>
       *[no] { "" }
    }
    { $urgent ->
        [yes] ‼️ Срочно: безопасность ребёнка
       *[no] { "" }
    }

    { $decides ->
        [yes] <b>Решение:</b>
       *[no] { "" }
    }
    { $body }
cases-answer = Ответить
cases-decide = Записать решение
cases-show = Показать ситуацию
cases-sent = ✓ { $student }: { $decides ->
    [yes] решение записано, его получит
   *[no] получит только
} { $who }. { $promise } { $waits }
cases-promise = Первый ответ — до { BRIEF($at) }.
cases-waits = Сейчас нерабочее время: сообщение придёт { BRIEF($at) }.
cases-urgent = Не ждать: безопасность ребёнка
cases-hurried = Передано сразу.

cases-closed = { cases-secret }
    { $student }: ситуация закрыта — { $who }. Новое сообщение откроет её снова.
cases-closed-now = { cases-secret }
    { $student }: ситуация закрыта, об этом узнает { $who }. Новое сообщение откроет её снова.
cases-handed = { cases-secret }
    { $whose ->
        [mine] { $student }: вам передана сложная ситуация. Прочтёте её вы и { $who }.
       *[theirs] { $student }: ситуацию теперь ведёт { $who }.
    }
cases-handed-now = { $student }: ситуацию теперь ведёт { $name }. Прежнему тьютору она больше не видна.
cases-promised = { cases-secret }
    { $student }: { $who }, ждёт первого ответа до { TIME($at) }.
cases-missed = { cases-secret }
    { $student }: ответ обещан до { BRIEF($at) }, а его ещё нет — { $who }. Напоминание отправлено. Если ждать нельзя, позвоните или спросите другого.
cases-ask-another = Спросить другого

cases-card =
    { cases-secret }
    <b>{ $student }</b>{ GIVEN($groups) ->
        [yes] , { $groups }
       *[no] { "" }
    }
    { $tutor } — { $asked }
    { $state ->
        [open] В работе с { BRIEF($since) }
        [decided] Решение принято { BRIEF($since) }
       *[closed] Закрыто { BRIEF($since) }
    }. { $promise }

    { GIVEN($decision) ->
        [yes] <b>Решение:</b> { $decision }
       *[no] { "" }
    }

    { $lines }
cases-line = <i>{ BRIEF($at) }, { $who }</i>{ $decides ->
        [yes] { " " }· решение
       *[no] { "" }
    }{ $n ->
        [0] { "" }
       *[other] { " " }📎
    }
    { $text }
cases-write = Написать
cases-close = Закрыть
cases-hand = Передать
cases-hand-to =
    { cases-secret }
    <b>{ $student }</b>: кому передать?

    Новый тьютор прочтёт всё, что здесь написано. { $mine ->
        [yes] Вам ситуация больше не будет видна.
       *[no] Прежнему тьютору она уже не видна.
    }
cases-no-successor = { $student }: передать пока некому — другого тьютора на связи нет.

cases-safety-button = Ребёнок в опасности
cases-safety =
    <b>Если ребёнку грозит опасность</b>

    { $steps }

    112 — все экстренные службы
    8-800-2000-122 — детский телефон доверия: бесплатно и анонимно, для детей и взрослых; с мобильного — 124

    Бот ничего не оценивает и никому не сообщает: он только показывает этот порядок.
cases-elsewhere = О сложных ситуациях школа через Telegram не пишет. Поговорите с психологом или координатором лично или по телефону.
refusal-colleague-away = { $name } — сейчас без связи в Telegram. Сообщение не отправлено: лучше позвонить.
cases-safety-steps =
    1. Опасно прямо сейчас — звоните 112 и не оставляйте ребёнка без взрослого.
    2. Сегодня же лично скажите руководителю школы: дальше действует порядок школы.
    3. Выслушайте ребёнка. Не выспрашивайте подробностей и не обещайте хранить тайну.
