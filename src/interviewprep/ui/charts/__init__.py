"""Charts made of letters: plain functions from figures to lines. Each mark has a shape of its own, colour or not."""
