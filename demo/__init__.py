"""The demo school: invented people on an imitated Telegram, with the real bot between them."""
