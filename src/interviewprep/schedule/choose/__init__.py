"""What to practise next, and why: pure functions over questions, cards and mistakes, the same for the same seed.

Which questions may be asked at all (areas, suspended ones, missing packages) is decided by the caller, who passes only
those.

    pick           a question, the motive, the reason in words
    due, new       rank what is due; what was never seen
    weak           ranks what is known least, beginning with what was wrong and sure
    known          draws what went well and has not faded
    mistakes       what went wrong twice: beliefs, and classes of mistake
    prerequisites  what comes before a question that was failed
    audits         now and then something mastered
    compose        from a ranking to one drill
    allowance      as many as there is room for, in questions and in minutes
    interleave     no two look-alikes in a row
    reasons        the words
"""
