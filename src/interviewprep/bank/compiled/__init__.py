"""The compiled form of banks: one SQLite file, made anew where files changed, believed only while it is fresh."""
