"""Starts the helper from its bytecode. Python compiles a script anew each time, which took half of the helper's start.

It also left a megabyte of memory behind, which each child had to take over.
"""

import sys
from importlib.util import module_from_spec, spec_from_file_location

if __name__ == "__main__":
    spec = spec_from_file_location("judge_helper", f"{__file__.rpartition('/')[0]}/helper.py")
    assert spec is not None
    assert spec.loader is not None
    helper = module_from_spec(spec)
    spec.loader.exec_module(helper)
    helper.main(int(sys.argv[1]))
