"""The layers of confinement. All of it runs in the child, imports the standard library alone, and is loaded by path."""
