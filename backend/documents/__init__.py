"""Documents that leave the office: the minutes as PDF, and the mail that carries them."""
