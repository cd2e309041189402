"""The ten gates of a bank, a module each, named after what it proves."""
