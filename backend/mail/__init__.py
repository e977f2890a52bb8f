"""Messages that leave the office: kept when they are written, sent once, never lost."""
