"""The demo territory: a fictitious metropolis of the real size, drawn from a seed.

``territory.territory`` yields its records and knows no database; ``commands`` writes them.
"""
