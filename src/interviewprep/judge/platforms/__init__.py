"""Children on systems where no helper can fork them: one process for one answer, started ahead of need.

    here         which back end this system has, and the children it has ready
      standing   what its confinement is worth: found by attacks, and remembered
      macos      a `sandbox-exec` profile around the process
      windows    a Job Object and a restricted token around it
      oneshot    the process as the referee sees it, with spare ones; the same on all of these systems
        lone     what runs in it: limits, the kit, and then the same worker as on Linux

Neither macOS nor Windows has been tried: what each back end asks of its system is tested against a fake of it, and
what is shared runs on Linux in the tests.
"""
