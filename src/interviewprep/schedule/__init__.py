"""When a question is due and which comes next: study days, ratings from evidence, FSRS, and the choice of questions.

Takes and returns values of `interviewprep.model`; knows neither files nor the database.
"""
