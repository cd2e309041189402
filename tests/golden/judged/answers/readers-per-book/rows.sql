SELECT title, COUNT(*) FROM loans GROUP BY title;
