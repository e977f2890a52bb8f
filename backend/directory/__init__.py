"""The accounts of a territory as its administrator keeps them: invitations, roles, devices."""
