lost-words = I don’t understand free text yet. Choose a key below or tap /menu.
