"""Charts made of letters: plain functions from figures to lines, each mark a shape of its own, with or without colour."""
