"""What can be set, and within which bounds."""

import math
from collections.abc import Mapping

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean, strip_control

Value = bool | float | str

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set. The type of `default` is the type of its values; bounds count for numbers."""

    name: str
    default: Value
    help: str
    low: float = -math.inf
    high: float = math.inf

    @property
    def allowed(self) -> str:
        """The values that may be set, in words."""
        if isinstance(self.default, bool):
            return "true or false"
        return "any text" if isinstance(self.default, str) else f"a number from {self.low:g} to {self.high:g}"

    def parse(self, text: str) -> Value:
        """Read a value that a person wrote.

        Raises:
            UsageFault: it is not allowed.
        """
        if isinstance(self.default, str):
            return strip_control(text).strip()
        try:
            return self.checked(_FLAGS[text.lower()] if isinstance(self.default, bool) else float(text))
        except (KeyError, ValueError):
            raise UsageFault(f"{self.name} cannot be '{text}'. Give {self.allowed}.") from None

    def checked(self, value: object) -> Value:
        """Give `value` back if it is allowed.

        Raises:
            ValueError: it is not.
        """
        if type(value) is not type(self.default) or not isinstance(value, bool | float | str):
            raise ValueError(f"{self.name} cannot be {value!r}, but {self.allowed}")
        if type(value) is float and not self.low <= value <= self.high:
            raise ValueError(f"{self.name} is {value!r}, which is not {self.allowed}")
        return value


SETTINGS: Mapping[str, Setting] = {
    one.name: one
    for one in (
        Setting("bell", default=True, help="Ring when half the time, five minutes, one minute and nothing is left."),
        Setting("confidence", default=True, help="Ask how sure you are before the verdict on short formats."),
        Setting("desired_retention", 0.90, "Chance of recall at which a card falls due.", 0.70, 0.97),
        Setting(
            "editor", "", "Command that opens an answer; empty means $VISUAL, then $EDITOR, then one that is found."
        ),
        Setting("extra_time", 1.0, "Factor on every budget, for those who need more time.", 1.0, 3.0),
        Setting(
            "load_balancing", default=True, help="Let cards come back some days sooner or later, on days with less due."
        ),
        # Off: a desktop shows and keeps it, with the question's title, outside the terminal. The bell rings anyway.
        Setting("notification", default=False, help="Ask the terminal for a desktop notification when the bell rings."),
        Setting("pane", default=True, help="In tmux and Zellij, open the editor in a pane beside the clock."),
        Setting("title", default=True, help="Show the clock in the window's title while your editor is open."),
    )
}


def find_setting(name: str) -> Setting:
    """Look up what can be set.

    Raises:
        UsageFault: there is no such setting; the message names the nearest.
    """
    try:
        return SETTINGS[name]
    except KeyError:
        raise UsageFault(
            f"there is no setting '{name}'.{did_you_mean(name, SETTINGS)} `prep config list` shows all of them."
        ) from None
