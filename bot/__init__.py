"""The machine around the school: settings, the store, the edge where Telegram comes in."""
