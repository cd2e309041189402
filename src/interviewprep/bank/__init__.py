"""Question banks: from files that people wrote to trusted questions, through a compiled cache."""
