"""The contract of every public function, found by walking the library so that none is forgotten."""

import ast
import inspect
import random
import re
import textwrap

import numpy as np
import pytest

from tests.frame import catalogue
from tests.frame.alike import alike, arrays
from tests.frame.arguments import arguments, call, pictures
from tests.frame.numbers import BAD_NUMBERS
from tests.frame.things import picture

FUNCTIONS = catalogue.functions()
CLASSES = catalogue.classes()
FILES = catalogue.source_files()
ROUTINES = {
    name: thing
    for name, thing in FUNCTIONS.items()
    if not name.startswith(("files.", "show.", "story.", "weights.", "upload.", "explore.", "training."))
}
CHANCE = [name for name, thing in FUNCTIONS.items() if "rng" in inspect.signature(thing).parameters]
CERTAIN = sorted(set(ROUTINES) - set(CHANCE) - {"images.save"})
SHAPED = [name for name, thing in FUNCTIONS.items() if "shape" in inspect.signature(thing).parameters]
ON_PICTURES = [
    (name, argument)
    for name, thing in FUNCTIONS.items()
    for argument in pictures(thing)
    if name != "images.check_missing"
]  # it reads only the picture's shape
ON_MANY_PICTURES = [
    name
    for name, thing in FUNCTIONS.items()
    if {"pictures", "images"} & set(inspect.signature(thing).parameters)
]
ON_NUMBERS = [
    (name, argument, place)
    for name, thing in FUNCTIONS.items()
    for argument in inspect.signature(thing).parameters
    for place in range(len(BAD_NUMBERS.get(argument, [])))
]
SAME_SHAPE = [
    name
    for name, thing in ROUTINES.items()
    if pictures(thing)
    and re.search(r"same shape|shape of `image`", catalogue.sections(thing).get("Returns", ""))
]
MOST_OPTIONS = 5
LONGEST_FUNCTION = 25
LONGEST_FILE = 300
BANNED_ARGUMENTS = {
    "mask": "missing",
    "variance": "sigma",
    "var": "sigma",
    "random_state": "rng",
    "seed": "rng",
    "mode": "a function of its own",
}


def run(name, /, **changes):
    """Call a public function by its name with small arguments."""
    return call(name, FUNCTIONS[name], **changes)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_data_come_first_then_at_most_five_options(name):
    parameters = inspect.signature(FUNCTIONS[name]).parameters.values()
    options = [one.name for one in parameters if one.kind is one.KEYWORD_ONLY and one.name != "rng"]
    assert len(options) <= MOST_OPTIONS, f"{name} has {len(options)} options: {', '.join(options)}"
    if "function" not in inspect.signature(FUNCTIONS[name]).parameters and not name.startswith("explore."):
        assert not any(one.kind is one.VAR_KEYWORD for one in parameters), (
            f"{name} hides its options behind **"
        )
    for one in parameters:
        instead = BANNED_ARGUMENTS.get(one.name)
        assert instead is None, f"{name} calls an argument `{one.name}`; the course uses {instead}"


@pytest.mark.parametrize("name", CHANCE)
def test_rng_is_the_last_argument_by_keyword_and_none_by_default(name):
    last = list(inspect.signature(FUNCTIONS[name]).parameters.values())[-1]
    assert (last.name, last.kind, last.default) == ("rng", last.KEYWORD_ONLY, None)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_docstring_is_complete(name):
    function, parts = FUNCTIONS[name], catalogue.sections(FUNCTIONS[name])
    first = parts["Summary"].split("\n\n")[0]
    assert first and first[0].isupper() and first.endswith((".", ":", "?")), (
        f"{name}: the summary is no sentence"
    )
    arguments_ = list(inspect.signature(function).parameters)
    assert catalogue.documented(parts.get("Parameters", "")) == arguments_, (
        f"{name}: Parameters must explain these"
    )
    assert {"Returns", "Yields"} & set(parts), f"{name}: what comes back is not said"
    wanted = {"Examples"} | ({"Raises"} if raises(function) else set())
    assert wanted <= set(parts), f"{name}: the docstring lacks {', '.join(sorted(wanted - set(parts)))}"
    assert ">>> " in parts["Examples"], f"{name}: the example is no doctest"


def raises(function):
    """Whether a function raises or checks in its own body."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    checks = any(
        getattr(one, "id", getattr(one, "attr", "")).lstrip("_").startswith("check_") for one in called
    )
    return checks or any(isinstance(node, ast.Raise) for node in ast.walk(tree))


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if catalogue.is_room(name)])
def test_a_room_names_its_sources(name):
    module = inspect.getmodule(FUNCTIONS[name])
    near = [
        inspect.getdoc(module) or "",
        *(
            inspect.getdoc(thing) or ""
            for thing in vars(module).values()
            if inspect.isfunction(thing) and thing.__module__ == module.__name__
        ),
    ]
    assert any(re.search(r"\b(18|19|20)\d\d\b", text) and "References" in text for text in near), (
        f"{name}: neither it nor a neighbour in {module.__name__} names a paper"
    )


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_and_its_public_methods_are_explained(name):
    members = {key: thing for key, thing in vars(CLASSES[name]).items() if not key.startswith("_")}
    for thing in [CLASSES[name], *(thing for thing in members.values() if inspect.isfunction(thing))]:
        assert inspect.getdoc(thing), f"{name}: {thing.__name__} has no docstring"


@pytest.mark.parametrize(
    "name", sorted(set(ROUTINES) | {one for one in FUNCTIONS if one.startswith("show.")})
)
def test_what_goes_in_is_not_changed(name, tmp_path):
    wanted = arguments(
        name, FUNCTIONS[name], **({"path": tmp_path / "x.png"} if name == "images.save" else {})
    )
    before = [array.copy() for array in arrays(wanted)]
    run(name, **wanted)
    assert alike(before, arrays(wanted)), f"{name} changes what it is given"


@pytest.mark.parametrize("name", sorted(set(ROUTINES) - {"images.save"}))
def test_arrays_come_back_in_the_type_that_the_docstring_names(name):
    result = run(name, **({"rng": 1} if name in CHANCE else {}))
    parts = catalogue.sections(FUNCTIONS[name])
    told = parts.get("Returns") or parts["Yields"]
    for array in arrays(result):
        assert array.dtype.name in told, (
            f"{name} returns {array.dtype}, its docstring says: {told.splitlines()[0]}"
        )
        assert array.dtype.kind != "f" or np.isfinite(array).all(), f"{name} returns NaN or infinity"


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in ROUTINES
        if not pictures(FUNCTIONS[name]) and (name in SHAPED or name.startswith("samples."))
    ],
)
def test_a_picture_made_from_nothing_has_a_documented_range(name):
    result = run(name, **({"rng": 1} if name in CHANCE else {}))
    if isinstance(result, np.ndarray) and result.dtype == np.float32:
        told = (inspect.getdoc(FUNCTIONS[name]) or "").lower()
        assert re.search(r"\[0, ?1[\])]|clip|leaves? the range|`low`", told), (
            f"{name} is silent about its range"
        )


@pytest.mark.parametrize("name", SHAPED)
def test_the_shape_that_is_asked_for_comes_back(name):
    for shape in ((24, 20), (17, 33)):
        for array in arrays(run(name, shape=shape, **({"rng": 1} if name in CHANCE else {}))):
            assert array.shape[:2] == shape
    for bad in ((0, 5), (5,), (-3, 4), (2.5, 3), "ab", 8):
        refused(name, "shape", bad)


@pytest.mark.parametrize("name", SAME_SHAPE)
def test_grey_and_colour_keep_their_shape_where_the_docstring_says_so(name):
    for shape in ((24, 20), (24, 20, 3)):
        changes = {argument: picture(shape, seed) for seed, argument in enumerate(pictures(FUNCTIONS[name]))}
        if shape[2:] and "(H, W, 3)" not in catalogue.sections(FUNCTIONS[name])["Parameters"]:
            continue
        result = run(name, **changes, **({"rng": 1} if name in CHANCE else {}))
        assert result.shape == shape


@pytest.mark.parametrize("name", CHANCE)
def test_a_seed_decides_the_picture_and_the_global_seed_is_left_alone(name):
    global_state, other_state = np.random.get_state()[1].tobytes(), random.getstate()
    first, second = run(name, rng=1), run(name, rng=1)
    assert alike(first, second), f"{name}: the same seed gives another result"
    assert alike(first, run(name, rng=np.random.default_rng(1))), f"{name}: a generator gives another result"
    if arrays(first):
        assert not alike(first, run(name, rng=2)), f"{name}: another seed gives the same result"
        assert not alike(run(name), run(name)), f"{name}: without a seed nothing changes"
    assert np.random.get_state()[1].tobytes() == global_state
    assert random.getstate() == other_state


@pytest.mark.parametrize("name", CERTAIN)
def test_without_chance_the_same_call_gives_the_same_result(name):
    assert alike(run(name), run(name))


def refused(name, argument, bad):
    """The function refuses this value with a message that says what was expected and what came."""
    with pytest.raises((TypeError, ValueError)) as caught:
        run(name, **{argument: bad})
    message = str(caught.value)
    assert "must" in message and "got" in message, f"{name}({argument}=...) says only: {message}"


def spoilt(good):
    """What is no picture, made from one that is."""
    holed = good.copy()
    holed[3, 3] = np.nan
    kinds = [good.astype(np.float64), (good * 255).astype(np.uint8), good.tolist()]
    return [*kinds, holed, good[0], good[..., None], np.zeros((0, 5), np.float32), None]


@pytest.mark.parametrize(("name", "argument"), ON_PICTURES)
def test_what_is_no_picture_is_refused(name, argument):
    for bad in spoilt(picture()):
        if bad is None and inspect.signature(FUNCTIONS[name]).parameters[argument].default is None:
            continue
        refused(name, argument, bad)


@pytest.mark.parametrize("name", ON_MANY_PICTURES)
def test_what_is_no_picture_is_refused_among_others_that_are(name):
    good = picture((64, 64))
    for bad in spoilt(good):
        with pytest.raises((TypeError, ValueError), match=r"must .*got"):
            if name == "images.to_batch":
                FUNCTIONS[name](good, bad)
            else:
                run(name, pictures=[good, bad])


@pytest.mark.parametrize(
    "name", [name for name, thing in ROUTINES.items() if "missing" in inspect.signature(thing).parameters]
)
def test_what_marks_no_pixels_is_refused(name):
    for bad in (np.zeros((24, 20)), np.zeros((24, 20), np.uint8), np.zeros((20, 24), bool), [[True]]):
        refused(name, "missing", bad)


@pytest.mark.parametrize(("name", "argument", "place"), ON_NUMBERS)
def test_a_number_out_of_range_is_refused(name, argument, place):
    refused(name, argument, BAD_NUMBERS[argument][place])


@pytest.mark.parametrize("file", FILES)
def test_no_file_is_longer_than_300_lines_and_no_function_than_25(file):
    text = FILES[file].read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= LONGEST_FILE
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert catalogue.code_lines(node, lines) <= LONGEST_FUNCTION, f"{file}: {node.name} is too long"
    assert ast.get_docstring(tree), f"{file} does not say what it is for"
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), (
        f"{file} uses assert; raise an error"
    )
