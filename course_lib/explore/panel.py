"""Where an explorer's widgets lie: views above the picture, controls beside it, texts below the controls."""
import ipywidgets as w

from course_lib.explore import frame
from course_lib.explore.controls import CellPad
from course_lib.images import explain_upload_limit
from course_lib.show.live import Picture

SHOWN = 512  # CSS pixels of the picture's width: each pixel of 256 is exactly two wide
WIDE = {"style": {"description_width": "8em"}, "layout": {"width": "calc(100% - 8px)"}}


class Panel:
    """All widgets of an explorer and the box around them.

    Parameters
    ----------
    room : Room
        Whose controls and views are laid out.

    Attributes
    ----------
    controls : dict of str to widget
        What holds each setting's value.
    extras : dict of str to list of widget
        Buttons that belong to a control, such as play and step.
    """

    def __init__(self, room):
        self.controls = {control.name: control.widget(**WIDE) for control in room.controls}
        self.extras = {control.name: control.extras(self.controls[control.name])
                       for control in room.controls if hasattr(control, "extras")}
        for control in room.controls:
            if isinstance(pad := self.controls[control.name], CellPad):
                pad.follow(*(self.controls[name] for name in (control.row, control.column, control.clock)))
        self.view = w.ToggleButtons(options=list(room.views), style={"button_width": "auto"}, tooltips=list(room.views))
        self.image = Picture(format="png", width=SHOWN, layout={"width": f"{SHOWN}px"})
        self.texts = {name: w.HTML(layout={"margin": "2px"}) for name in ("upload", "score", "error", "call")}
        self.button = w.Button(description="Reset", icon="undo", tooltip="Set all controls back", layout={"width": "8em"})
        self.upload = w.FileUpload(accept="image/*,.heic,.heif", multiple=False, description="Your photograph",
                                   tooltip=explain_upload_limit(), layout={"width": "15em"})
        self.box = self.arranged(room)

    def arranged(self, room):
        """Return the box in which everything lies."""
        shown = []
        for name, control in self.controls.items():
            shown += [control, *([w.HBox(self.extras[name])] if name in self.extras else [])]
        buttons = [self.button, *([self.upload] if room.photographs else [])]
        texts = [self.texts[name] for name in (("upload",) if room.photographs else ()) + ("error", "score", "call")]
        left = w.VBox([self.view, self.image], layout={"flex": f"0 1 {SHOWN + 12}px"})
        right = w.VBox([*shown, w.HBox(buttons), *texts], layout={"flex": "1 1 300px", "min_width": "300px"})
        box = w.VBox([w.HTML(frame.title(room.title)), w.HBox([left, right], layout={"flex_flow": "row wrap"})])
        box.add_class("course-explorer")
        return box

    def display(self, name, visible):
        """Show or hide a control with the buttons that belong to it."""
        for widget in (self.controls[name], *self.extras.get(name, ())):
            widget.layout.display = None if visible else "none"
