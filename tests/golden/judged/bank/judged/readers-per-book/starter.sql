SELECT title, 0 FROM loans;
