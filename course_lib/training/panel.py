"""The live view of a training in a notebook: one picture that renews itself, a line of text, a stop button."""

import html

from course_lib.training.drawing import draw
from course_lib.training.report import Report


class Panel(Report):
    """Shows curves and preview in place while the cell runs; at the end a still picture takes its place.

    Nothing of it is printed, and its plain text is always the same, so a saved notebook can be compared with a
    new run. The still picture is an ordinary output, which stays in the page when the kernel is gone.
    """

    def begin(self):
        """Show the widgets."""
        import ipywidgets as widgets
        from IPython.display import display

        self.image = widgets.Image(format="png", layout=widgets.Layout(max_width="100%"))
        self.text = widgets.HTML("Preparing the first step …")
        self.button = widgets.Button(
            description="Stop", tooltip="End the training after the present step", icon="stop"
        )
        self.box = widgets.VBox([self.image, widgets.HBox([self.button, self.text])])
        self.stop.listen(self.button)
        self.put(draw(self.history))
        display(self)

    def tell(self):
        """Renew picture and line."""
        self.look()
        line = self.line()
        self.put(draw(self.history))
        self.image.tooltip = line
        self.text.value = f'<span role="status">{html.escape(line)}</span>'

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
