"""The report as one page of HTML that needs nothing else: no network, no script, charts of our own SVG."""
