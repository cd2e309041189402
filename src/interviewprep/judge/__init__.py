"""Runs learner code in confinement and says what it is worth.

    referee      in the command line's process: sends inputs, holds expected values, checkers, clock and verdict
      pool       keeps helpers ready, one for each kit of packages, each with a child forked ahead
        launch   starts a helper: a fresh interpreter with a clean environment (on macOS and Windows see `platforms`)
        helper   loads what answers may import, forks a child for each, tells how it ended
          worker in the child, after `confine/`: loads the answer, calls it, sends back what it returned
      jury       decides on returned values: by `checkers`, or by the bank's own checker in a child that holds no answer

Callers need `referee.judge`, `referee.run_own`, `pool.warm_up` and `probe.probe`.
"""
