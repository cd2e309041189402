"""What answers of people tell about questions.

figures   shares, discrimination, use of options and time of one question, from the sums of the history
  notices what to do about them, and why
"""
