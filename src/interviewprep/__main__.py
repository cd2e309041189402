"""Run `python -m interviewprep`."""

import sys

from interviewprep.entry import main

if __name__ == "__main__":
    sys.exit(main())
