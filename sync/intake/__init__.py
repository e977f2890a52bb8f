"""From a file that was read to the lines of a sheet: what to ask, what was answered, what it gives.

Nothing here guesses: a line goes on when nobody doubts it, or when somebody has said what it is.
"""
