"""An explorer's pure half: from settings to a picture, a call and a score. No widget is known here."""
from dataclasses import dataclass, field

import numpy as np

from course_lib.explore.controls import complete

KEPT = 12  # results


@dataclass(frozen=True)
class Scene:
    """What stands on the screen for one set of settings."""

    picture: np.ndarray
    call: object
    score: str = ""
    final: bool = True


@dataclass
class Room:
    """One explorer without its widgets.

    Parameters
    ----------
    title : str
        Its name.
    controls : tuple of Slider and Choice
        What can be set.
    views : dict of str to function
        Name of a view -> function of the settings that returns its `Call`; the first view is shown first.
    score : function
        ``score(scene's view, settings, run, thorough)`` -> one line; `run` runs a `Call`, results kept.
    preview : function, optional
        ``preview(view, settings, run)`` -> a Scene quickly made, or None where the full one is quick.
    applies : function, optional
        Settings -> names of the controls that matter for them.
    photographs : str, optional
        Name of the list that a reader's own photograph joins; without it the explorer has no upload button.
    gray, side : bool, int
        Whether that photograph becomes grey, and how many pixels its longer side has at most.
    """

    title: str
    controls: tuple
    views: dict
    score: object
    preview: object = None
    applies: object = None
    photographs: str = ""
    gray: bool = True
    side: int = 256
    known: dict = field(default_factory=dict)

    def __post_init__(self):
        self.views = dict(self.views)

    def settings(self, **settings):
        """Return all settings, checked, with defaults filled in."""
        return complete(self.controls, settings)

    def take(self, photograph):
        """Let a reader's photograph (a `Given` call) join its list, and forget what was made from an older one."""
        self.known.clear()
        self.controls = tuple(control.joined(photograph) if control.name == self.photographs else control
                              for control in self.controls)

    def run(self, call):
        """Run a call; the last few results are kept, because views and scores share them."""
        for inner in call.inner:
            self.run(inner)
        text = repr(call)
        result = self.known.pop(text) if text in self.known else call.run(self.known)
        while len(self.known) >= KEPT:
            self.known.pop(next(iter(self.known)))
        self.known[text] = result
        return result

    def scene(self, view, settings, *, thorough=True):
        """Return the scene: the full one, or, if not `thorough`, one that is there within a few milliseconds."""
        quick = None if thorough or self.preview is None else self.preview(view, settings, self.run)
        if quick is not None:
            return quick
        call = self.views[view](**settings)
        picture = self.run(call)
        return Scene(picture, call, self.score(view, settings, self.run, thorough))

    def render(self, **settings):
        """Return the picture of the first view, computed anew by the course's public functions."""
        return next(iter(self.views.values()))(**self.settings(**settings)).run()
