"""Who of a company has an account, how he is invited, and what he may see as registers change."""
