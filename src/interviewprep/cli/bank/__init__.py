"""`prep bank`: which questions there are, where they lie, whether their files are sound; banks from foreign sets.

Each group of commands is a module of its own; here they get their names and their order in the help.
"""

from interviewprep.cli import new_app
from interviewprep.cli.bank.authoring import new, preview, schema
from interviewprep.cli.bank.checking import check
from interviewprep.cli.bank.foreign import export, import_
from interviewprep.cli.bank.locking import lock
from interviewprep.cli.bank.reading import list_, path_, show
from interviewprep.cli.bank.stats import stats

app = new_app(
    help="List, show, write, check, import and export question banks.\n\nExample: prep bank list --area coding"
)

app.command("list")(list_)
app.command("show")(show)
app.command("path")(path_)
app.command("new")(new)
app.command("preview")(preview)
app.command("schema")(schema)
app.command("lock")(lock)
app.command("stats")(stats)
app.command("check")(check)
app.command("import")(import_)
app.command("export")(export)
