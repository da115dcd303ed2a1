"""What can be set in an explorer: declared once with name, label, range and default."""
from dataclasses import dataclass, replace

import ipywidgets
import traitlets


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
class Clock(Slider):
    """A slider of time: beside it stand buttons that play, pause and make a single step."""

    pace: int = 120  # milliseconds a step while playing

    def extras(self, widget):
        """Return the buttons that move this slider; played steps travel inside the browser to the slider."""
        play = ipywidgets.Play(self.default, min=self.low, max=self.high, step=self.step, interval=self.pace,
                               show_repeat=False)
        step = ipywidgets.Button(description="Step", icon="step-forward", tooltip=f"{self.label}: one step more",
                                 layout={"width": "6em"})
        step.on_click(lambda _: setattr(widget, "value", min(widget.value + self.step, self.high)))
        link = ipywidgets.jslink((play, "value"), (widget, "value"))
        play.link = link  # lives as long as the button
        return [play, step]


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
        return ipywidgets.Dropdown(options=self.named, value=self.default, description=self.label, **layout)

    @property
    def named(self):
        """Every option with the name that the list shows."""
        return [(str(option), option) for option in self.options]

    def joined(self, option):
        """Return this list with one more option at its end; one of the same name gives way."""
        kept = tuple(old for old in self.options if str(old) != str(option))
        return replace(self, options=(*kept, option))


@dataclass(frozen=True)
class Cells:
    """A drawing: the cells, as (row, column), that a button has flipped where two sliders point."""

    name: str
    label: str
    row: str
    column: str
    clock: str
    default: tuple = ()

    @property
    def values(self):
        """Nothing drawn, one cell, and three that make a blinker."""
        return (), ((0, 0),), ((5, 4), (5, 5), (5, 6))

    def tidy(self, value):
        """Return the cells as they are kept: pairs of whole numbers in order, each at most once."""
        return tuple(sorted({(int(row), int(column)) for row, column in value}))

    def widget(self, **layout):
        """Return the buttons, with the cells as their value."""
        return CellPad(description=self.label, **layout)


class CellPad(ipywidgets.HBox):
    """Buttons that flip the cell under the cursor and that clear the drawing.

    Examples
    --------
    >>> pad = CellPad(description="drawing")
    >>> pad.flip(2, 3)
    >>> pad.value
    ((2, 3),)
    >>> pad.flip(2, 3)
    >>> pad.value
    ()
    """

    value = traitlets.Tuple()
    description = traitlets.Unicode()

    def __init__(self, description, style=None, layout=None):
        self.flip_button = ipywidgets.Button(description="Flip this cell", icon="pencil", layout={"width": "10em"},
                                             tooltip="turn the cell at the cursor on or off")
        self.clear_button = ipywidgets.Button(description="Clear drawing", icon="eraser", layout={"width": "10em"},
                                              tooltip="take back every cell that was flipped")
        super().__init__([self.flip_button, self.clear_button], layout=layout or {}, description=description)
        self.clear_button.on_click(lambda _: setattr(self, "value", ()))

    def flip(self, row, column):
        """Flip one cell: drawn if it was not, gone if it was."""
        self.value = tuple(sorted(set(self.value) ^ {(row, column)}))

    def follow(self, row, column, clock):
        """Let the button flip where two sliders point, and begin again at time zero."""
        def flip(_):
            clock.value = clock.min
            self.flip(row.value, column.value)

        self.flip_button.on_click(flip)


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
    if hasattr(control, "refuse"):
        control.refuse(value)
    elif isinstance(control, Choice):
        if value not in control.options:
            options = ", ".join(map(str, control.options))
            raise ValueError(f"{control.name} must be one of {options}, got {value!r}")
    elif isinstance(control, Cells):
        if not isinstance(value, tuple) or not all(isinstance(cell, tuple) and len(cell) == 2 for cell in value):
            raise ValueError(f"{control.name} must be a tuple of (row, column) pairs, got {value!r}")
    elif not control.low <= value <= control.high:
        raise ValueError(f"{control.name} must be from {control.low} to {control.high}, got {value}")
