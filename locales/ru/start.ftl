start-back = С возвращением, { $name }! Всё важное снова приходит сюда. Что было без { $address ->
    [familiar] тебя
   *[formal] вас
}, — в меню: /menu
