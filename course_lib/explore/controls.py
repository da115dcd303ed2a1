"""What can be set in an explorer: declared once with name, label, range and default."""
from dataclasses import dataclass

import ipywidgets


@dataclass(frozen=True)
class Slider:
    """A number between `low` and `high` in steps of `step`."""

    name: str
    label: str
    low: float
    high: float
    step: float
    default: float

    @property
    def values(self):
        """The smallest, the default and the largest value."""
        return self.low, self.default, self.high

    def tidy(self, value):
        """Return the value of the nearest step without the dust of binary fractions (0.30000000000000004)."""
        value = self.low + round((value - self.low) / self.step) * self.step
        return round(value) if isinstance(self.step, int) else round(float(value), 6)

    def widget(self, **layout):
        """Return the ipywidgets slider."""
        kind = ipywidgets.IntSlider if isinstance(self.step, int) else ipywidgets.FloatSlider
        digits = {} if isinstance(self.step, int) else {"readout_format": f".{decimals(self.step)}f"}
        return kind(self.default, min=self.low, max=self.high, step=self.step, description=self.label, **digits, **layout)


@dataclass(frozen=True)
class Choice:
    """One of several named options."""

    name: str
    label: str
    options: tuple
    default: str

    @property
    def values(self):
        """Every option: each is a boundary of its own."""
        return self.options

    def tidy(self, value):
        """Return the option."""
        return value

    def widget(self, **layout):
        """Return the ipywidgets list."""
        return ipywidgets.Dropdown(options=self.options, value=self.default, description=self.label, **layout)


def decimals(step):
    """Return how many decimals a step has."""
    return len(f"{step:g}".partition(".")[2])


def complete(controls, settings):
    """Return all settings, defaults filled in; refuse an unknown name or a value out of range."""
    known = {control.name: control for control in controls}
    for name in settings:
        if name not in known:
            raise TypeError(f"settings must be of {', '.join(known)}, got {name!r}")
    full = {name: settings.get(name, control.default) for name, control in known.items()}
    for name, value in full.items():
        check(known[name], value)
    return full


def check(control, value):
    """Refuse a value that the control could not have."""
    if isinstance(control, Choice):
        if value not in control.options:
            raise ValueError(f"{control.name} must be one of {', '.join(control.options)}, got {value!r}")
    elif not control.low <= value <= control.high:
        raise ValueError(f"{control.name} must be from {control.low} to {control.high}, got {value}")
