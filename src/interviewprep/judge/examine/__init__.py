"""Looks for inputs on which an answer is wrong, makes them small, and measures how its time grows.

examination  what the referee calls once the listed cases have run
  generated    a batch of inputs from the bank's strategy, before the answer
  shrinking    from a failing input to the smallest one, and once more before it is shown
  growth       CPU over a ladder of sizes, as an exponent with its interval
    examiner     the confined child that holds the bank's code, as the referee sees it
      witness      what runs inside it
        search     by Hypothesis, from an input to smaller ones
"""
