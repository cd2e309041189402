SELECT title, COUNT(DISTINCT reader) FROM loans GROUP BY title;
