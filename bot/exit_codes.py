"""How the process ends, for whoever restarts it."""

OK = 0
REFUSED = 1  # it is not allowed, not possible as it was asked for, or not as it should be
SETTINGS = 2  # something in the environment is wrong or missing
SECOND_INSTANCE = 3  # another process works on this store
TOKEN = 4  # Telegram does not know the token: restarting will not help
STORAGE = 5  # the store can't be opened or written
