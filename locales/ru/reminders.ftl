reminders-soon =
    { GIVEN($child) ->
        [no] <b>Скоро урок: { $subject }</b>
       *[yes] <b>{ $child }: скоро { $subject }</b>
    }
    Начало в { TIME($at) }.{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}Группа: { $group }.
    }
reminders-enter = Войти на урок
