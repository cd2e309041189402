"""How the page looks: on screens from 360 pixels on, light and dark, and on paper."""

from collections.abc import Mapping

from interviewprep.ui.page.palette import DARK, LIGHT


def style_sheet() -> str:
    """Write the style sheet; it loads nothing."""
    return (
        f":root {{ color-scheme: light dark; {_variables(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}\n"
        f"{_RULES}"
        f"@media print {{ :root {{ color-scheme: light; {_variables(LIGHT)} }}\n{_ON_PAPER}}}\n"
    )


def _variables(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())


_RULES = """\
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans",
  Arial, sans-serif; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
main, header, footer { max-width: 66rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
h1 { font-size: clamp(1.375rem, 6vw, 1.75rem); line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0; }
p { margin: .25rem 0; }
code { font: .9em/1 ui-monospace, "Liberation Mono", monospace; background: var(--raised); padding: .15em .35em;
  border-radius: 4px; }
code span { white-space: nowrap; }
.quiet, .about, .legend { color: var(--quiet); font-size: .875rem; }
section { border-top: 1px solid var(--line); padding: 1.5rem 0 2rem; }
.findings { margin: .75rem 0 0; padding: 0; list-style: none; }
.findings li { margin: .15rem 0; }
.findings li::first-letter { text-transform: uppercase; }
.topics { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem 3rem;
  margin: 1rem 0; padding: 0; list-style: none; }
.topics ul { margin: .15rem 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: .875rem; }
.topics b, .topics li { unicode-bidi: isolate; }
.advice { margin-top: .5rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); gap: .75rem;
  margin: 1.5rem 0; padding: 0; }
.tiles div { background: var(--raised); border-radius: 8px; padding: .75rem 1rem; }
.tiles dt { color: var(--quiet); font-size: .8125rem; }
.tiles small { font-size: .875rem; font-weight: 400; color: var(--quiet); display: block; }
.tiles dd { margin: 0; font-size: 1.375rem; line-height: 1.3; font-weight: 600; }
.next { background: var(--raised); border-left: 4px solid var(--mark); border-radius: 0 8px 8px 0; padding: 1rem;
  margin: 1rem 0 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.75rem 3rem;
  margin-top: 1.25rem; align-items: start; }
figure { margin: 0; min-width: 0; }
.charts > :only-child { max-width: 40rem; }
figure.square { max-width: 26rem; }
figcaption { font-weight: 600; font-size: .9375rem; margin-bottom: .5rem; }
.plot { padding: 0 6px; }
svg { display: block; overflow: visible; font-size: 13px; }
.legend { margin-top: .75rem; }
.legend span { white-space: nowrap; }
.legend svg { display: inline-block; vertical-align: -2px; margin-left: .5rem; }
svg text { fill: var(--ink); }
svg .figure { font-weight: 600; }
svg .axis, svg .tiny { fill: var(--quiet); }
svg .axis { font-size: 11px; }
svg .tiny { font-size: 9px; }
.square svg .tiny { font-size: 11px; }
.bar, .dot { fill: var(--mark); }
.track, .rest { fill: var(--track); }
.ring, .beyond { fill: var(--page); stroke: var(--mark); stroke-width: 2; }
.beyond { stroke: var(--warn); }
.span { stroke: var(--mark); stroke-width: 2; }
.link { stroke: var(--quiet); stroke-width: 1.5; fill: none; }
.limit { stroke: var(--ink); stroke-width: 2; }
.grid { stroke: var(--line); }
.ideal { stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 4 4; }
details { margin-top: 1rem; }
summary { color: var(--quiet); font-size: .875rem; cursor: pointer; width: fit-content; }
summary:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; border-radius: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; margin: .75rem 0; min-width: min(100%, 24rem); }
caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line);
  font-weight: 400; unicode-bidi: isolate; }
th[scope="row"] { white-space: nowrap; }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: .75rem 3rem; }
@media (max-width: 30rem) { th, td { padding-right: .6rem; } }
thead th { color: var(--quiet); white-space: nowrap; }
td.number, th.number { text-align: right; white-space: nowrap; }
"""

_ON_PAPER = """\
@page { margin: 16mm 14mm; }
body { font-size: 10.5pt; }
header { padding-top: 0; }
main, header, footer { max-width: none; padding: 0; }
* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
section { padding: 1rem 0; break-inside: auto; }
h2, figcaption, .about, .findings { break-after: avoid; }
figure, tr, .tiles div, .next, .findings, .topics > li { break-inside: avoid; }
.charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 2rem; }
.charts > :only-child { grid-column: 1 / -1; max-width: none; }
.tiles { grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); }
.tables { display: block; }
.scroll { overflow: visible; }
details:not([open]) { display: none; }
"""
