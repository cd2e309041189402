SELEC title FROM loans;
