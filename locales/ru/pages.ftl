pages-before = ← Назад
pages-after = Дальше ({ $page } из { $of }) →
