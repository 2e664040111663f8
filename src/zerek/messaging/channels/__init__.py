"""Where a notification goes beside the page and the mail: a person's devices (Web Push) and their chat in Telegram."""
