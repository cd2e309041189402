"""Watch mode: one calm block on the screen while an answer is written in an editor.

`keys` says what can be pressed, `saves` looks at the file, `runner` runs it in the background, `state` is what is
known, `lines` writes that down, `watcher` lets one follow from the other, and `screen` alone knows a terminal.
"""
