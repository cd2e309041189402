"""From the files of a bank to TOML tables and Markdown sections, with the line of everything."""
