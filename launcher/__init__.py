"""What `./jalon` does before Jalon is installed: only the standard library of Python 3.11."""
