"""Reading a company's monthly file: opening it safely, finding the table, the months and the hours."""
