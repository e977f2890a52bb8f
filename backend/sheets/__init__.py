"""The monthly sheets of companies: reading them, and the site manager's confirmation."""
