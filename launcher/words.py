"""The commands of the backend, listed here so that `./jalon --help` needs nothing installed.

A test keeps this list equal to what `backend/cli.py` has.
"""

OF_THE_BACKEND = {
    "init": "make the data folder and its secret",
    "migrate": "bring the database up to date",
    "demo": "fill an empty data folder with a fictitious territory",
}
