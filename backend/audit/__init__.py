"""Who changed and who read what, so that nobody can alter it unseen: chain, readings, alarms."""
