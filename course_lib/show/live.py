"""What changes on the page while it is looked at, with names for a screen reader: explorers and trainings use it."""
import ipywidgets
import traitlets


class Picture(ipywidgets.Image):
    """An Image with an empty description: the browser's half looks for one before it takes a tooltip."""

    description = traitlets.Unicode("").tag(sync=True)


def names(box):
    """Return HTML that names the parts of the box of this class in the browser.

    ipywidgets 8.1 gives neither a picture an alt nor a slider's handle nor the buttons of play a name. Where scripts
    are not allowed a picture still has its title and each slider its visible label.

    Parameters
    ----------
    box : str
        The box's class, such as "course-explorer"; the HTML stands somewhere in it.

    Returns
    -------
    str
        An invisible picture whose script removes it, names what is there, and watches what comes and changes.
    """
    return SCRIPT.replace("BOX", box)


SCRIPT = """<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" onload="
const root = this.closest('.BOX'); this.remove();
const name = () => {
  root.querySelectorAll('img.widget-image').forEach(e => { if (e.alt !== e.title) e.alt = e.title; });
  root.querySelectorAll('.widget-slider').forEach(e => e.querySelectorAll('.noUi-handle').forEach(h =>
    { const text = e.querySelector('.widget-label')?.textContent; if (h.ariaLabel !== text) h.ariaLabel = text; }));
  root.querySelectorAll('.widget-play').forEach(e => ['play or pause', 'stop, back to the start'].forEach((text, place) =>
    { const button = e.querySelectorAll('button')[place]; if (button && button.title !== text) button.title = button.ariaLabel = text; }));
};
if (root) { new MutationObserver(name).observe(root, { subtree: true, childList: true, attributeFilter: ['title'] });
  name(); }">"""
