"""Documents that leave the office: the minutes as PDF, and the letters around them."""
