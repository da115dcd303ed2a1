"""A training that is killed and taken up again ends as if nothing had happened, bit for bit."""

import importlib
import multiprocessing
import time

import numpy as np
import pytest

from course_lib import training

STEPS, EVERY = 150, 5  # so many that a quick process is not done before the last kill


@pytest.fixture(scope="module")
def killed():
    """The model that is trained here; imported late, for TensorFlow comes with it."""
    return importlib.import_module("tests.training.killed")


@pytest.fixture(scope="module")
def start():
    """Begin a training in a process of its own and return both, the process and the end of its pipe.

    Each process imports TensorFlow itself: a copy of a process with TensorFlow's threads dies now and then.
    """
    context = multiprocessing.get_context("spawn")

    def begin(folder, *, hang=0, seed=1):
        pipe, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(folder, STEPS, EVERY, seed, theirs, hang), daemon=True)
        process.start()
        theirs.close()
        return process, pipe

    return begin


def work(*arguments):
    """Run the training; what is sent to the process is only this name."""
    importlib.import_module("tests.training.killed").train(*arguments)


def wait(pipe, until):
    """Read what a training reports until it is as wanted."""
    while True:
        if not pipe.poll(120):
            pytest.fail("the training does not go on")
        told = pipe.recv()
        if until(told):
            return told


def finish(process, pipe):
    """Wait for the end of a training and return its digest."""
    result = wait(pipe, lambda told: isinstance(told, str))
    process.join()
    return result


@pytest.fixture(scope="module")
def unbroken(start, tmp_path_factory):
    """The digest of a training that nobody disturbed."""
    return finish(*start(tmp_path_factory.mktemp("unbroken")))


def kill(process):
    """End a process with no chance to tidy up: SIGKILL, TerminateProcess on Windows."""
    process.kill()
    process.join()


def test_kills_at_random_moments_leave_no_trace_in_the_result(start, unbroken, tmp_path):
    rng = np.random.default_rng(4)
    for _ in range(3):
        process, pipe = start(tmp_path)
        first = wait(pipe, lambda told: True)
        assert (first - 1) % EVERY == 0, "it went on from no checkpoint"
        goal = first + int(rng.integers(4, 12))
        told = wait(pipe, lambda told, goal=goal: told == goal or isinstance(told, str))
        assert told == goal, "it was done before it could be killed"
        time.sleep(rng.uniform(0, 0.02))
        kill(process)
        keep(tmp_path).read()
    assert finish(*start(tmp_path)) == unbroken


def test_kills_in_the_middle_of_writing_leave_the_former_checkpoint_whole(start, unbroken, tmp_path):
    path = tmp_path / "checkpoint.npz"
    for hang in (1, 2):
        process, pipe = start(tmp_path, hang=hang)
        wait(pipe, lambda told: told == "half")
        before = path.read_bytes() if hang == 2 else None
        kill(process)
        assert list(tmp_path.glob(".checkpoint.npz.*.part"))
        assert (path.read_bytes() if path.exists() else None) == before
    assert finish(*start(tmp_path)) == unbroken
    assert not list(tmp_path.glob("*.part"))


@pytest.fixture(scope="module")
def kept(killed, tmp_path_factory):
    """A folder with a training of ten steps, and the digest of its end."""
    folder, model = tmp_path_factory.mktemp("kept"), killed.Tiny(1)
    run = training.fit(model, killed.batch, steps=10, checkpoint=keep(folder), report=training.Silent())
    return folder, killed.digest(model, run)


def keep(folder, **settings):
    """A checkpoint of the seed 1, unless something else is said."""
    return training.Checkpoint(folder, settings={"seed": 1, **settings})


def refused(killed, checkpoint, *, model=None):
    """What training says when it does not go on from a checkpoint."""
    model = model or killed.Tiny(2)
    with pytest.raises(training.ResumeError) as caught:
        training.fit(model, killed.batch, steps=20, checkpoint=checkpoint, report=training.Silent())
    return str(caught.value)


def test_a_training_that_was_stopped_goes_on_to_the_same_end(killed, unbroken, tmp_path):
    for stop in (17, None):
        model = killed.Tiny(1)
        run = training.fit(
            model,
            killed.batch,
            steps=STEPS,
            callback=lambda model, step, stop=stop: step == stop,
            checkpoint=keep(tmp_path),
            report=training.Silent(),
        )
    assert run.step == STEPS
    assert killed.digest(model, run) == unbroken


def test_a_finished_training_is_only_read(killed, kept):
    folder, digest = kept
    model, before = killed.Tiny(5), (folder / "checkpoint.npz").read_bytes()
    run = training.fit(model, killed.batch, steps=10, checkpoint=keep(folder), report=training.Silent())
    assert killed.digest(model, run) == digest
    assert (folder / "checkpoint.npz").read_bytes() == before


def test_other_settings_are_refused_with_the_one_that_differs(killed, kept):
    said = refused(killed, training.Checkpoint(kept[0], settings={"seed": 2}))
    assert said.startswith("seed must be 1, as in the training kept in ")
    assert said.endswith("got 2; choose another folder or delete this one")
    assert "width must be 'nothing'" in refused(killed, keep(kept[0], width=3))
    assert "got 'nothing'" in refused(killed, training.Checkpoint(kept[0]))


def test_another_model_is_refused_with_the_first_variable_that_differs(killed, kept):
    model = killed.Tiny(1, width=9)
    said = refused(killed, keep(kept[0]), model=model)
    assert "kernel must be float32 (3, 9) in this model, got float32 (3, 8) in the training kept in" in said


@pytest.mark.parametrize("content", [b"", b"no archive", "cut"])
def test_a_damaged_checkpoint_is_told_and_not_overwritten(killed, kept, tmp_path, content):
    content = (kept[0] / "checkpoint.npz").read_bytes()[:3000] if content == "cut" else content
    (tmp_path / "checkpoint.npz").write_bytes(content)
    assert "must be a checkpoint of this course, got a file that cannot be read" in refused(
        killed, keep(tmp_path)
    )
    assert (tmp_path / "checkpoint.npz").read_bytes() == content


def test_an_archive_of_something_else_is_told(killed, tmp_path):
    np.savez(tmp_path / "checkpoint.npz", pictures=np.zeros(3))
    assert "must be a checkpoint of this course" in refused(killed, keep(tmp_path))


def test_the_log_is_a_table_of_every_step(kept):
    lines = (kept[0] / "log.csv").read_text().splitlines()
    assert lines[0] == "step,seconds,judge_loss,maker_loss"
    assert [line.split(",")[0] for line in lines[1:]] == [str(step) for step in range(1, 11)]
    assert (kept[0] / "progress.png").read_bytes().startswith(b"\x89PNG")


def test_settings_that_no_file_can_hold_are_refused_at_once():
    with pytest.raises(TypeError, match="settings must hold text, numbers, bools, lists or None, got"):
        training.Checkpoint("folder", settings={"rng": np.random.default_rng()})
    with pytest.raises(ValueError, match="every must be at least 1, got 0"):
        training.Checkpoint("folder", every=0)
