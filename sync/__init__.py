"""The functional core of Jalon: what a record is, how changes meet, what a discrepancy is.

Values in, values out. Nothing here reads a clock, draws a number at random, opens a file or a
socket: times, ids and stored records are arguments, so that everything can be simulated.
"""
