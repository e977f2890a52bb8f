"""How people write hours, days, months, contracts and names: pure parsing, no file, no clock."""
