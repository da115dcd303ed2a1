"""The widgets of an explorer: they connect controls to a room and show what it returns."""
import asyncio
import threading
from contextlib import contextmanager

from course_lib.explore import frame
from course_lib.explore.call import Given
from course_lib.explore.panel import Panel
from course_lib.images import ImageError, as_image, from_upload, to_png
from course_lib.weights import WeightsError

PAUSE = 0.25  # seconds without a new message after which a preview is replaced by the full picture


class Explorer:
    """Sliders beside a picture; in a notebook it shows itself.

    While a slider moves, a quickly made scene is shown; a quarter of a second after the last message the full one
    follows, with all scores. One lock lets one update run at a time, and the last settings win.

    Parameters
    ----------
    room : Room
        What is explored.

    Attributes
    ----------
    controls : dict of str to widget
        The sliders and lists by name.
    image : ipywidgets.Image
        The picture, fed with lossless PNG bytes.
    view : ipywidgets.ToggleButtons
        Which view of the scene is shown.
    call, score, alt : str
        The text that makes the picture shown, its score, and its text alternative.

    Examples
    --------
    >>> from course_lib import explore
    >>> explorer = explore.filter_bench()
    >>> explorer.controls["noise"].value
    'Gaussian'
    """

    def __init__(self, room):
        self.room, self.lock, self.timer, self.quiet = room, threading.RLock(), None, False
        self.call = self.score = self.alt = self.imports = ""
        self.final, self.error = False, None
        self.panel = Panel(room)
        self.controls, self.view, self.image = self.panel.controls, self.panel.view, self.panel.image
        self.texts, self.button, self.upload = self.panel.texts, self.panel.button, self.panel.upload
        for control in self.controls.values():
            control.observe(self.on_change, "value")
        self.view.observe(self.on_change, "value")
        self.button.on_click(lambda _: self.reset())
        self.upload.observe(self.on_upload, "value")
        self.show(thorough=True)

    def __repr__(self):
        return f"Explorer: {self.room.title} (needs a running kernel)"

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = self.panel.box._repr_mimebundle_()
        data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
        data["text/plain"] = repr(self)
        return data

    @property
    def settings(self):
        """All settings as the controls have them now."""
        return {control.name: control.tidy(self.controls[control.name].value) for control in self.room.controls}

    def on_upload(self, change):
        """Take a reader's photograph into the list of photographs and choose it; say in a line what happened."""
        words, photograph = [], None
        try:
            form = {"gray": self.room.gray, "max_side": self.room.side}
            picture = from_upload(change["new"], **form, notify=words.append)
            if picture is not None:
                name = change["new"][-1]["name"]
                photograph = Given(name, picture, as_image, name, **form, notify=None)
        except ImageError as problem:
            words = [f"This file was not taken: {problem}"]
        if photograph is not None:
            self.choose(photograph)
        self.texts["upload"].value = frame.note(" ".join(words))

    def choose(self, photograph):
        """Show a photograph that joins the list."""
        self.room.take(photograph)
        name = self.room.photographs
        with self.hushed():
            self.controls[name].options = next(c for c in self.room.controls if c.name == name).named
            self.controls[name].value = photograph
        self.finish()

    def on_change(self, change=None):
        """Answer a message of a control: something to see at once, the full picture when the hand rests."""
        if self.quiet:
            return
        self.show(thorough=False)
        if not self.final:
            self.later(self.finish)

    def finish(self):
        """Show the full picture and all scores now."""
        if self.timer is not None:
            self.timer.cancel()
        self.show(thorough=True)

    def reset(self):
        """Set every control and the view back to where they began."""
        with self.hushed():
            for control in self.room.controls:
                self.controls[control.name].value = control.default
            self.view.value = next(iter(self.room.views))
        self.finish()

    @contextmanager
    def hushed(self):
        """Let several controls change with a single update afterwards."""
        self.quiet = True
        try:
            yield
        finally:
            self.quiet = False

    def show(self, *, thorough):
        """Render under the lock; a problem becomes one line for the student and is raised again."""
        with self.lock:
            try:
                settings, view = self.settings, self.view.value
                self.hide_idle(settings)
                self.put(self.room.scene(view, settings, thorough=thorough), view, settings, thorough)
                self.error, self.texts["error"].value = None, ""
            except WeightsError as problem:  # other methods of the room need none, and the line says what to do
                self.error, self.texts["error"].value = problem, frame.error(problem)
            except Exception as problem:
                self.error, self.texts["error"].value = problem, frame.error(problem)
                raise

    def put(self, scene, view, settings, thorough):
        """Hand a finished scene to the widgets."""
        self.final = thorough
        self.call, self.imports, self.score = repr(scene.call), scene.call.imports, scene.score
        applies = self.room.applies(settings) if self.room.applies else settings
        chosen = ", ".join(f"{c.label} {settings[c.name]}" for c in self.room.controls if c.name in applies)
        self.alt = " ".join(f"{self.room.title}, {view}: {chosen}. {scene.score}".split())
        self.image.value, self.image.tooltip = to_png(scene.picture), self.alt
        self.texts["score"].value = frame.score(scene.score)
        self.texts["call"].value = frame.call(self.call, self.imports, scene.final)

    def hide_idle(self, settings):
        """Hide the controls that do nothing with these settings."""
        if self.room.applies:
            applies = self.room.applies(settings)
            for name in self.controls:
                self.panel.display(name, name in applies)

    def later(self, action):
        """Run `action` after a pause; each new call starts the pause again."""
        if self.timer is not None:
            self.timer.cancel()
        try:
            self.timer = asyncio.get_running_loop().call_later(PAUSE, action)
        except RuntimeError:
            self.timer = threading.Timer(PAUSE, action)
            self.timer.daemon = True
            self.timer.start()
