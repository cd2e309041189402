"""What people may write in the TOML of a bank: strict models, the only modules that know pydantic."""
