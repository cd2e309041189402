"""The layers of confinement. All of it runs in the helper and its children, loaded by path; standard library alone."""
