"""Banks made from sets of questions that others have written.

    bring_in         tasks: from a file to a bank folder: translate, write, read back, judge, and put in place at once
      tasks          the lines of the file, as tasks
      assertions     a task's test, read from its syntax tree, as test cases
        folding      the values of constant expressions
          plain      what may be done with plain data on the way
      pages          the files of a question
    bring_questions  questions to choose or to write: from a file to a bank folder, written and read back
      csv_cards      rows of a table
      markdown_cards headings of a page
      anki_cards     notes that Anki exported as text
        html_text    HTML as plain text
      own_lines      what `prep bank export` wrote
      cards          what was found, as a question
        fields       words and numbers of cells
    place            the folder that a bank is made in

Everything in a file is foreign: nothing of it is run but by the judge, in confinement.
"""
