"""An interview or a drill as a state machine: clock, answers and history come in as arguments.

`plan` says what will be asked, `state` folds the event log, `engine` writes events before they count,
`conduct` leads a candidate through the plan, `scorecard` adds it up.
"""
