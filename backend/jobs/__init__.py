"""What an installation does by itself, on time and once, however many hosts it has."""
