"""Reading a company's monthly file: opening it safely, finding the table and the hours."""
