"""Files for others: tables as workbooks and CSV, statements of contracts, evidence bundles."""
