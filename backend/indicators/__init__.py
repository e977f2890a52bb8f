"""Where we stand: figures of clauses, lots, contracts, companies, authorities; why; penalties."""
