start-back = Welcome back, { $name }! Everything important arrives here again. What happened meanwhile is in the menu: /menu
