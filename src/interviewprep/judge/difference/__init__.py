"""Where a returned value first differs from the expected one, by the question's own check, and how."""
