missed-report =
    <b>Не сказано вовремя</b>
    Бот был недоступен; отправлять это уже поздно:{ $reminders ->
        [0] {""}
       *[many] {""}

            · { $reminders ->
                [one] { $reminders } напоминание об уроке
                [few] { $reminders } напоминания об уроках
               *[many] { $reminders } напоминаний об уроках
            } (уроков: { $lessons })
    }{ $others ->
        [0] {""}
       *[many] {""}

            · { $others ->
                [one] { $others } письмо или извещение
                [few] { $others } письма или извещения
               *[many] { $others } писем или извещений
            }
    }

    Объявления и изменения расписания не пропали: их бот досылает.
missed-show = Показать список
missed-list =
    <b>Кому не сказано вовремя</b>

    { $lines }{ $more ->
        [0] {""}
       *[many] {""}

            …и ещё { $more }.
    }
missed-lesson = · { $subject }, { WHEN($at) }: { $names }{ $more ->
    [0] {""}
   *[many] {" "}и ещё { $more }
}
missed-others = · Письма и извещения: { $names }{ $more ->
    [0] {""}
   *[many] {" "}и ещё { $more }
}
