"""nbval as strict as the course wants it: what is compared, a fault of 0.11 mended, two budgets a notebook.

Text is compared, printed or shown; pictures are not, since another processor or Matplotlib draws other bytes.
A figure of the course is HTML with a picture inside, and its text alternative is its plain text, which is
compared. Whatever arrives on stderr fails: nothing of it may be saved, so nothing of it is expected.
"""

import time

import psutil
import pytest
from nbval.kernel import RunningKernel
from nbval.plugin import IPyNbCell, IPyNbFile

from course_lib.memory import peak_megabytes

NOT_COMPARED = ("text/html", "image/svg+xml", "image/webp", "image/gif")
SECONDS = 60
SECONDS_BY_THE_CLOCK = 3 * SECONDS
MEGABYTES = 400
MEGABYTES_WITH_TENSORFLOW = 1200
MB, SECONDS_TAKEN = "MB", "seconds"


class StrictNotebook(IPyNbFile):
    """A notebook whose cells are followed by two more checks: time and memory."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.skip_compare += NOT_COMPARED
        self.seconds = 0.0
        self.executed = 0

    def collect(self):
        """The cells as nbval makes them, then the budgets."""
        yield from (
            StrictCell.from_parent(
                self, name=item.name, cell_num=item.cell_num, cell=item.cell, options=item.options
            )
            for item in super().collect()
        )
        yield MemoryBudget.from_parent(self, name="kernel peak memory within its budget")
        yield TimeBudget.from_parent(self, name="all cells within their time")

    def setup(self):
        """Start the kernel; cells are counted in the history, so that a closing ``;`` is seen (nbval 0.11)."""
        super().setup()
        self.kernel.execute_cell_input = lambda source, allow_stdin=None: self.kernel.kc.execute(
            source, store_history=True, allow_stdin=allow_stdin, stop_on_error=False
        )


class StrictCell(IPyNbCell):
    """A cell that adds its seconds to those of its notebook."""

    def runtest(self):
        """Run and compare, with a watch."""
        start = time.perf_counter()
        try:
            super().runtest()
        finally:
            self.parent.seconds += time.perf_counter() - start
            self.parent.executed += 1

    def reportinfo(self):
        """How the report names it: by the cell's own name too."""
        return (
            self.path,
            0,
            f"{self.path.name}: cell {self.cell_num} ({self.cell.get('id', 'without a name')})",
        )


class Budget(pytest.Item):
    """A measured number and its limit."""

    def runtest(self):
        """Measure and compare; a notebook of which only some cells ran has nothing to say."""
        cells = [item for item in self.parent.nb.cells if item.cell_type == "code"]
        if self.parent.executed < len(cells):
            pytest.skip("not all cells of this notebook were run")
        measured, limit, unit = self.measure()
        self.user_properties.append((unit, round(measured, 1)))
        if measured > limit:
            pytest.fail(f"{self.path.name} takes {measured:.0f} {unit}, its budget is {limit}", pytrace=False)

    def reportinfo(self):
        """How the report names it."""
        return self.path, 0, f"{self.path.name}: {self.name}"


class MemoryBudget(Budget):
    """The kernel's peak resident memory."""

    def measure(self):
        """Megabytes now and at most, by whether TensorFlow is loaded."""
        kernel = self.parent.kernel
        limit = MEGABYTES_WITH_TENSORFLOW if has_loaded(kernel, "tensorflow") else MEGABYTES
        return peak_megabytes(kernel.km.provisioner.pid), limit, MB


class TimeBudget(Budget):
    """The time of all cells together: by the clock or by the processor, whichever is less.

    Beside a busy program the clock runs on while the kernel waits; with several threads the processor's time
    is more than the clock's. The smaller of the two is what the notebook takes on a computer of its own. A
    chapter that waits takes the clock's time alone, so the clock has a limit too, three times as long.
    """

    def measure(self):
        """Seconds of all cells and at most."""
        clock = self.parent.seconds
        if clock > SECONDS_BY_THE_CLOCK:
            return clock, SECONDS_BY_THE_CLOCK, SECONDS_TAKEN
        return min(clock, processor_seconds(self.parent.kernel)), SECONDS, SECONDS_TAKEN


def processor_seconds(kernel):
    """The processor time that a running kernel has used."""
    times = psutil.Process(kernel.km.provisioner.pid).cpu_times()
    return times.user + times.system


def has_loaded(kernel: RunningKernel, module):
    """Whether a running kernel has imported this module."""
    question = {"answer": f"{module!r} in __import__('sys').modules"}
    message = kernel.kc.execute("", silent=True, user_expressions=question)
    while True:
        reply = kernel.kc.get_shell_msg(timeout=30)
        if reply["parent_header"].get("msg_id") == message:
            return reply["content"]["user_expressions"]["answer"]["data"]["text/plain"] == "True"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Put a `StrictNotebook` where nbval would collect a plain one."""
    return [
        StrictNotebook.from_parent(parent, path=file_path) if type(found) is IPyNbFile else found
        for found in (yield)
    ]


def pytest_terminal_summary(terminalreporter):
    """Print what each notebook took, passed or not."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    measured = {
        (report.nodeid.split("::")[0], unit): value
        for report in reports
        if report.when == "call"
        for unit, value in report.user_properties
        if unit in (MB, SECONDS_TAKEN)
    }
    if measured:
        terminalreporter.section("notebooks: time and kernel peak memory")
    for path in sorted({path for path, _ in measured}):
        took = [
            f"{measured[path, unit]:6.1f} {unit}" for unit in (SECONDS_TAKEN, MB) if (path, unit) in measured
        ]
        terminalreporter.write_line(f"{path}  {'  '.join(took)}")
