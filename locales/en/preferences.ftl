menu-settings = Settings
menu-settings-about = language, time zone, quiet hours
preferences-settings =
    <b>Settings</b>

    Language: English
    Time zone: { $city }, { $offset } — now { TIME($at) }
preferences-ask-language = Language · Язык
preferences-ask-zone = Time zone
preferences-language =
    Which language do you prefer?
    На каком языке писать?
preferences-first-question =
    { $name }, two short questions and you are all set.

    Which language do you prefer?
    На каком языке писать?
preferences-in-ru = Русский
preferences-in-en = English
preferences-second-question = Where do you live? Lessons will be shown by your clock.
preferences-zone = By which clock shall lessons be shown?
preferences-in-zone = { $city } · { $offset }
preferences-other-city = Another city…
preferences-city = Write the name of your city, for example: Kazan.
preferences-city-unknown = I do not know that city. Write the nearest big one, for example: Perm, Berlin. Asia/Tokyo will do as well.
preferences-which-city = There are several. Which one?
preferences-back-to-zones = ← Back to the list
preferences-done = { $city }, { $offset }. Your clock shows { TIME($at) } now, right? You can change it any day: /settings
refusal-unknown-zone = There is no such time zone. Choose another one: /settings
refusal-unknown-language = I do not speak that language. Choose another one: /settings
