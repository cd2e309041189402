"""Banks made from sets of questions that others have written.

    bring_in     from a file to a bank folder: translate, write, read back, judge, and put in place at once
      tasks      the lines of the file, as tasks
      assertions a task's test, read from its syntax tree, as test cases
        folding  the values of constant expressions
          plain  what may be done with plain data on the way
      pages      the files of a question

Everything in the file is foreign: nothing of it is run but by the judge, in confinement.
"""
