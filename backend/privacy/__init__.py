"""What people may ask about what is known of them, and how long it is kept."""
