guard-found-phone = · телефон: «{ $quote }»
guard-found-key = · ссылка, по которой может войти кто угодно: «{ $quote }»
guard-found-email = · почта: «{ $quote }»
guard-found-mark = · имя рядом с оценкой, долгом или здоровьем: «{ $quote }»
guard-found-born = · имя и день рождения: «{ $quote }»
guard-found-name = · фамилия ученика: «{ $quote }»
guard-found-given = · имя ученика: «{ $quote }»
guard-excuse = Это не личное, отправить
guard-stopped =
    <b>В чат группы { $group } не отправлено</b>

    В тексте — личное о ребёнке, а в чате его прочтут все.
    { $lines }

    Исправьте, пожалуйста, и отправьте ещё раз.
