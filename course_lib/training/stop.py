"""Three ways to end a training early and in order: a button, Jupyter's interrupt, Ctrl-C."""

import signal
import threading


class Stop:
    """Whether somebody has asked the training to end.

    While it is entered, the first interrupt only asks, so that a step is never cut in two and what is kept is
    whole; the second interrupt raises KeyboardInterrupt as usual.

    Examples
    --------
    >>> with Stop() as stop:
    ...     signal.raise_signal(signal.SIGINT)
    ...     stop.asked
    True
    """

    def __init__(self):
        self.event, self.before = threading.Event(), None

    @property
    def asked(self):
        """Whether the training shall end after the present step."""
        return self.event.is_set()

    def ask(self):
        """Ask for the end; any thread may."""
        self.event.set()

    def __enter__(self):
        if threading.current_thread() is threading.main_thread():
            self.before = signal.signal(signal.SIGINT, self.on_interrupt)
        return self

    def __exit__(self, *error):
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)

    def on_interrupt(self, number, frame):
        """Ask at the first interrupt, give way to the second."""
        if self.asked:
            raise KeyboardInterrupt
        self.ask()

    def listen(self, button):
        """Let a click on a button ask, also while the cell that trains is still running.

        A kernel hands messages of widgets to their callbacks only between two cells, unless the front end sends
        them by a subshell. But ipykernel's receiving thread, which is never busy, asks a widget's own channel
        where each message shall go (``_reply_subshell_for``, since 7.4): there a click is seen as it arrives. The
        message then takes its usual way, and no message of any cell is touched. Elsewhere the interrupt remains.
        """
        button.on_click(lambda _: self.ask())
        channel = button.comm
        route = getattr(channel, "_reply_subshell_for", None)
        if route is not None:
            channel._reply_subshell_for = lambda data, usual: self.notice(data) or route(data, usual)

    def notice(self, data):
        """Ask if a widget's message is a click."""
        content = data.get("content") if isinstance(data, dict) else None
        if isinstance(content, dict) and content.get("event") == "click":
            self.ask()
