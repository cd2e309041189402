"""The report for people: facts by section, and four ways to show them: a digest, charts, plain lines, Markdown.

The page of HTML, in `ui.page`, shows the same sections.
"""
