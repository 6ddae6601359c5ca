lost-words = I don’t understand free text yet. Choose a key below or tap /menu.
lost-command = You have no such command. All that you have is in the menu below.
