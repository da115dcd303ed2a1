"""The live view of a training in a notebook: one picture that renews itself, a line of text, a stop button."""

import html

import ipywidgets as widgets

from course_lib.show.live import Picture, names
from course_lib.training.drawing import draw
from course_lib.training.report import Report


class Panel(Report):
    """Shows curves and preview in place while the cell runs; at the end a still picture takes its place.

    Nothing of it is printed, and its plain text is always the same, so a saved notebook can be compared with a
    new run. The still picture is an ordinary output, which stays in the page when the kernel is gone.
    """

    def begin(self):
        """Show the widgets."""
        from IPython.display import display

        whole = {"max_width": "100%"}
        self.image = Picture(format="png", layout=whole, tooltip="The training, before its first step.")
        self.text = widgets.HTML(progress("Preparing the first step …"))
        self.button = widgets.Button(
            description="Stop the training",
            tooltip="It ends after the present step",
            icon="stop",
            layout={"width": "auto"},
        )
        script = widgets.HTML(names("course-training"), layout={"display": "none"})
        self.box = widgets.VBox([self.image, widgets.HBox([self.button, self.text]), script])
        self.box.add_class("course-training")
        self.stop.listen(self.button)
        self.put(draw(self.history))
        display(self)

    def tell(self):
        """Renew picture and line."""
        self.look()
        line, history = self.line(), self.history
        self.put(draw(history))
        beside = ", beside what the model makes now" if history.picture is not None else ""
        self.image.tooltip = f"The training so far: curves of {' and '.join(history.names)}{beside}; {line}."
        self.text.value = progress(line, history.step, history.steps)

    def put(self, page):
        """Show a page in the one picture."""
        self.image.value, self.image.width = page.quick_png(), str(page.width)

    def end(self):
        """Put the still picture in place of the live one."""
        from IPython.display import display

        self.box.layout.display = "none"
        display(self.history)

    def close(self):
        """A button that nothing listens to is not pressed."""
        self.button.disabled = True

    def __repr__(self):
        return "The training, live (needs a running kernel)"

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = self.box._repr_mimebundle_()
        data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
        return {**data, "text/plain": repr(self)}


def progress(line, step=0, steps=0):
    """Return a line as a bar of progress: a screen reader tells it when asked, not every second."""
    spoken = html.escape(line)
    done = f' aria-valuemax="{steps}" aria-valuenow="{step}"' if steps else ""
    return (
        f'<div role="progressbar" aria-label="Progress of the training" aria-valuemin="0"{done} '
        f'aria-valuetext="{spoken}">{spoken}</div>'
    )
