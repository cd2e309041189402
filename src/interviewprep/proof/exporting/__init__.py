"""Questions for other programs.

send_out  which questions go to which file, and what is lost on the way
  table   rows of comma-separated values
  deck    a deck for Anki
    html  the Markdown of questions as HTML
  answer  the answer of any question as text, and what that leaves out
"""
