"""The layers of confinement. Everything here runs in the child, imports the standard library alone, and is loaded by path."""
