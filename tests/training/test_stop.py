"""Training ends early and in order: by the button while the cell runs, by Jupyter's interrupt, by Ctrl-C.

The button is pressed as JupyterLab presses it: a message on the shell channel of a real, busy kernel.
"""

import queue
import signal
import time

import pytest
from jupyter_client.manager import start_new_kernel

from course_lib import training
from course_lib.training import loop
from course_lib.training.stop import Stop

SETUP = """
import time
from course_lib import training
from course_lib.training import loop

loop.compiled = lambda model: model.train_step  # no TensorFlow: what is tried here is the kernel
order = []

class Model:
    def train_step(self, batch):
        time.sleep(0.002)
        return {"loss": 1 / (batch + 1)}
"""
FIT = "run = training.fit(Model(), lambda step: step, steps=20_000)\norder.append(('fit', run.step, run.stopped))"


class Model:
    """Takes no time; counts its steps."""

    def train_step(self, batch):
        """Return a loss that falls."""
        return {"loss": 1 / (batch + 1)}


@pytest.fixture
def plain(monkeypatch):
    """Steps are called as they are, without TensorFlow."""
    monkeypatch.setattr(loop, "compiled", lambda model: model.train_step)


@pytest.fixture(scope="module")
def kernel():
    """A running kernel with a model, and its client."""
    manager, client = start_new_kernel(kernel_name="python3")
    client.execute_interactive(SETUP, timeout=60)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def messages(client, until, seconds=30):
    """Whatever the kernel publishes until a message is as wanted."""
    found, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found.append(client.get_iopub_msg(timeout=1))
        except queue.Empty:
            continue
        if until(found[-1]):
            return found
    pytest.fail(f"the kernel did not answer: {[one['msg_type'] for one in found]}")


def begun(client, cell):
    """Wait until the training of a cell has shown its first picture; return the address of its button."""
    seen = messages(
        client,
        lambda one: (
            "value" in one["content"].get("data", {}).get("state", {})
            and "aria-valuenow" in str(one["content"]["data"]["state"]["value"])
        ),
    )
    opened = [one["content"] for one in seen if one["msg_type"] == "comm_open"]
    (button,) = [one["comm_id"] for one in opened if one["data"]["state"].get("_model_name") == "ButtonModel"]
    return button


def ended(client, cell):
    """Wait until a cell has ended; return what it published."""
    return messages(
        client,
        lambda one: (
            one["msg_type"] == "status"
            and one["parent_header"]["msg_id"] == cell
            and one["content"]["execution_state"] == "idle"
        ),
    )


def click(client, button):
    """Press a button as the front end does."""
    data = {"method": "custom", "content": {"event": "click"}}
    client.shell_channel.send(client.session.msg("comm_msg", {"comm_id": button, "data": data}))


def value(client, expression):
    """The value of an expression in the kernel."""
    reply = client.execute_interactive("", user_expressions={"it": expression}, timeout=30)
    return eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])


def test_the_button_ends_training_while_its_cell_is_running_and_other_cells_wait_their_turn(kernel):
    _, client = kernel
    cell = client.execute(FIT)
    button = begun(client, cell)
    later = client.execute("order.append('later')")
    time.sleep(0.3)
    start = time.monotonic()
    click(client, button)
    published = ended(client, cell)
    assert time.monotonic() - start < 10
    assert not [one for one in published if one["msg_type"] == "error"]
    ended(client, later)
    (name, step, stopped), last = value(client, "order")
    assert (name, stopped, last) == ("fit", True, "later")
    assert 0 < step < 20_000


def test_a_message_that_is_no_click_stops_nothing(kernel):
    _, client = kernel
    client.execute_interactive("order.clear()", timeout=30)
    cell = client.execute("run = training.fit(Model(), lambda step: step, steps=600)")
    button = begun(client, cell)
    data = {"method": "update", "state": {"description": "Stop now"}}
    client.shell_channel.send(client.session.msg("comm_msg", {"comm_id": button, "data": data}))
    ended(client, cell)
    assert value(client, "run.step, run.stopped") == (600, False)


def test_the_interrupt_ends_training_in_order_and_the_picture_stays(kernel):
    manager, client = kernel
    client.execute_interactive("order.clear()", timeout=30)
    cell = client.execute(FIT)
    begun(client, cell)
    manager.interrupt_kernel()
    published = ended(client, cell)
    assert not [one for one in published if one["msg_type"] == "error"]
    shown = [one["content"]["data"] for one in published if one["msg_type"] == "display_data"]
    assert "<img" in shown[-1]["text/html"]
    ((name, step, stopped),) = value(client, "order")
    assert (name, stopped) == ("fit", True)
    assert 0 < step < 20_000


def test_after_training_an_interrupt_is_an_interrupt_again(kernel):
    manager, client = kernel
    cell = client.execute("print('asleep')\ntime.sleep(30)")
    messages(client, lambda one: one["msg_type"] == "stream")
    manager.interrupt_kernel()
    assert [one["content"]["ename"] for one in ended(client, cell) if one["msg_type"] == "error"] == [
        "KeyboardInterrupt"
    ]


def test_ctrl_c_ends_training_after_the_present_step(plain):
    model = Model()
    run = training.fit(
        model,
        lambda step: step,
        steps=9,
        report=training.Silent(),
        callback=lambda model, step: step == 4 and signal.raise_signal(signal.SIGINT),
    )
    assert (run.step, run.stopped) == (4, True)


def test_a_second_ctrl_c_does_not_wait():
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), Stop():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_in_a_thread_training_leaves_signals_alone(plain):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(
            training.fit, Model(), lambda step: step, steps=3, report=training.Silent()
        ).result()
    assert run.step == 3


def test_a_callback_ends_training_by_returning_true(plain):
    run = training.fit(
        Model(), lambda step: step, steps=9, report=training.Silent(), callback=lambda model, step: step == 2
    )
    assert run.step == 2
