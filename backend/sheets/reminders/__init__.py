"""Reminders of sheets before and after their due day: one letter a step, and a log of them."""
