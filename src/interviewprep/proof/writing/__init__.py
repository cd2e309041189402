"""Questions as the files of a bank: what `bank.parse` reads, written.

question    all files of a question, by their paths below its topic
  content   what its format adds: tables of the front matter, sections, files beside it
    toml    values and tables of TOML
"""
