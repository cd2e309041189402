"""What people see and type: the only room that knows Rich, questionary and the prompt toolkit."""
