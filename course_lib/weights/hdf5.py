"""Weights as the bytes of a Keras ``.weights.h5`` file, and back into a model."""

import io
import tempfile
import warnings
from pathlib import Path


def encode(model):
    """Return the file that Keras writes, in a form that depends on the numbers alone.

    Keras also notes the names that its layers happen to have in this process; they are left out.
    """
    import h5py

    goal = io.BytesIO()
    with h5py.File(io.BytesIO(saved(model)), "r") as source, h5py.File(goal, "w") as file:
        groups, arrays = contents(source)
        for path in groups:
            file.require_group(path)
        for path, array in arrays.items():
            file.create_dataset(path, data=array[()], track_times=False)
    return goal.getvalue()


def fill(model, content):
    """Put the weights of a file into a model, once every shape has been compared."""
    wanted, got = layout(saved(model)), layout(content)
    for path in sorted({*wanted, *got}):
        if wanted.get(path) != got.get(path):
            raise ValueError(f"{path} must be {wanted.get(path, 'absent')}, got {got.get(path, 'nothing')}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.weights.h5"
        path.write_bytes(content)
        model.load_weights(path)


def saved(model):
    """Return what Keras writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.weights.h5"
        with warnings.catch_warnings():
            # Keras 3.15 asks TensorFlow's variables for arrays in a way that NumPy 2 warns of.
            warnings.filterwarnings("ignore", "__array__ implementation", DeprecationWarning)
            model.save_weights(path)
        return path.read_bytes()


def layout(content):
    """Return type and shape of each array by its path; a file of another kind is told."""
    import h5py

    try:
        with h5py.File(io.BytesIO(content), "r") as file:
            return {path: f"{array.dtype} {array.shape}" for path, array in contents(file)[1].items()}
    except OSError as problem:
        raise ValueError(f"it must be an HDF5 file, got another kind ({problem})") from problem


def contents(file):
    """Return the paths of the groups of an open file, and its arrays by their paths, both sorted."""
    found = {}
    file.visititems(lambda path, thing: found.update({path: thing}))
    arrays = {path: found[path] for path in sorted(found) if hasattr(found[path], "shape")}
    return sorted(set(found) - set(arrays)), arrays
