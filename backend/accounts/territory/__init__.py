"""What an administrator sets for the whole territory."""
