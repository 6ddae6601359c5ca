"""How the process ends, for whoever restarts it."""

OK = 0
TROUBLE = 1  # something is not as it should be, and a line says what
SETTINGS = 2  # something in the environment is wrong or missing
SECOND_INSTANCE = 3  # another process works on this store
TOKEN = 4  # Telegram does not know the token: restarting will not help
STORAGE = 5  # the store can't be opened or written
