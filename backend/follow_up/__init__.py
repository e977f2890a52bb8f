"""What the office sees of the field: visits as they arrive, their history, the team's phones."""
