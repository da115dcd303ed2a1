"""A control for a game: buttons that write down whose turn it was."""
import re
from dataclasses import dataclass

import ipywidgets
import traitlets

BUTTONS = {"D": "one step of the discriminator", "G": "one step of the generator",
           "DG": "one step of each", "10DG": "ten steps of each"}
TOKEN = re.compile(r"(\d*)([DG]+)")
MOST = 2000  # moves


@dataclass(frozen=True)
class Moves:
    """A text of moves such as "10DG 3D", written by buttons."""

    name: str
    label: str
    default: str = ""

    @property
    def values(self):
        """No move, one, and several kinds."""
        return "", "D", "10DG 5D 2G"

    def tidy(self, value):
        """Return the text."""
        return value

    def refuse(self, value):
        """Refuse what is no text of moves."""
        if not isinstance(value, str) or not all(TOKEN.fullmatch(token) for token in value.split()):
            raise ValueError(f"{self.name} must be a text such as '10DG 3D', got {value!r}")

    def widget(self, **layout):
        """Return the buttons, with the text as their value."""
        return MovesPad(self.default, description=self.label, **layout)


class MovesPad(ipywidgets.VBox):
    """Buttons that add a move to a text, take the last one back, or begin again.

    Examples
    --------
    >>> pad = MovesPad("10DG", description="moves")
    >>> pad.add("DG")
    >>> pad.add("D")
    >>> pad.value
    '11DG 1D'
    >>> pad.take_back()
    >>> pad.value
    '11DG'
    """

    value = traitlets.Unicode()
    description = traitlets.Unicode()

    def __init__(self, value="", *, description, style=None, layout=None):
        faces = {"D": ("D", "4em"), "G": ("G", "4em"), "DG": ("both", "5em"), "10DG": ("10 × both", "8em")}
        self.buttons = {move: ipywidgets.Button(description=face, tooltip=BUTTONS[move], layout={"width": width})
                        for move, (face, width) in faces.items()}
        self.back = ipywidgets.Button(description="Take back", icon="step-backward", layout={"width": "9em"},
                                      tooltip="take the last kind of move back")
        self.clear = ipywidgets.Button(description="From the start", icon="fast-backward", layout={"width": "11em"},
                                       tooltip="take all moves back")
        rows = [ipywidgets.HBox(list(self.buttons.values())), ipywidgets.HBox([self.back, self.clear])]
        super().__init__(rows, value=value, layout=layout or {}, description=description)
        for move, button in self.buttons.items():
            button.on_click(lambda _, move=move: self.add(move))
        self.back.on_click(lambda _: self.take_back())
        self.clear.on_click(lambda _: setattr(self, "value", ""))

    def add(self, move):
        """Write one move more; moves of one kind are counted together, and a game that is too long stands still."""
        count, kind = TOKEN.fullmatch(move).groups()
        tokens = self.value.split()
        last = TOKEN.fullmatch(tokens[-1]) if tokens else None
        total = int(count or 1)
        if last and last[2] == kind:
            total += int(last[1] or 1)
            tokens.pop()
        text = " ".join([*tokens, f"{total}{kind}"])
        if length(text) <= MOST:
            self.value = text

    def take_back(self):
        """Take the last kind of move back."""
        self.value = " ".join(self.value.split()[:-1])


def length(text):
    """Count the moves of a text."""
    found = [TOKEN.fullmatch(token) for token in text.split()]
    return sum(int(one[1] or 1) * len(one[2]) for one in found)
