"""The contract finds what it is there for: each test of it fails for a function that breaks its rule."""

import ast
import random

import numpy as np
import pytest

from course_lib.images import check_image
from tests import test_contract as contract
from tests.frame import catalogue

GRAY = np.float32(0.5)


def keeps(image, *, sigma=0.1, rng=None):
    """Add nothing at all, with every word that the contract asks for.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        A picture in [0, 1].
    sigma : float
        Noise level in picture units.
    rng : int, numpy.random.Generator or None
        Source of chance.

    Returns
    -------
    float32 array of the same shape

    Raises
    ------
    ValueError
        If `sigma` is below 0.

    Examples
    --------
    >>> keeps(np.zeros((1, 1), np.float32), rng=1).shape
    (1, 1)
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    if not (isinstance(sigma, float) and sigma >= 0):
        raise ValueError(f"sigma must be at least 0, got {sigma}")
    return image + rng.normal(0, 1, image.shape).astype(np.float32)


def changes_its_input(image):
    image += 1
    return image


def returns_doubles(image, *, rng=None):
    return image.astype(np.float64)


def takes_anything(image, *, sigma=0.1):
    return image


def draws_from_the_global_seed(image, *, rng=None):
    np.random.seed(0)
    random.random()
    return keeps(image, rng=rng)


def ignores_the_seed(image, *, rng=None):
    return keeps(image)


def knows_one_picture(image, *, rng=None):
    return image


def puts_chance_first(image, rng=None, *, sigma=0.1):
    return image


def has_many_options(image, *, a=1, b=1, c=1, d=1, e=1, f=1):
    return image


def hides_its_options(image, **options):
    return image


def calls_it_mask(image, mask):
    return image


def says_nothing(image):
    return image


def names_no_range(shape):
    return np.full(shape, GRAY)


def turns_the_shape(shape):
    return np.full(shape[::-1], GRAY)


def trims(image, *, rng=None):
    return image[1:]


trims.__doc__ = knows_one_picture.__doc__ = returns_doubles.__doc__ = keeps.__doc__
AFTER = []


def remembers(image):
    AFTER.append(1)
    return float(len(AFTER))


BREAKS = [
    (changes_its_input, contract.test_what_goes_in_is_not_changed),
    (returns_doubles, contract.test_arrays_come_back_in_the_type_that_the_docstring_names),
    (draws_from_the_global_seed, contract.test_a_seed_decides_the_picture_and_the_global_seed_is_left_alone),
    (ignores_the_seed, contract.test_a_seed_decides_the_picture_and_the_global_seed_is_left_alone),
    (knows_one_picture, contract.test_a_seed_decides_the_picture_and_the_global_seed_is_left_alone),
    (puts_chance_first, contract.test_rng_is_the_last_argument_by_keyword_and_none_by_default),
    (has_many_options, contract.test_data_come_first_then_at_most_five_options),
    (hides_its_options, contract.test_data_come_first_then_at_most_five_options),
    (calls_it_mask, contract.test_data_come_first_then_at_most_five_options),
    (says_nothing, contract.test_the_docstring_is_complete),
    (names_no_range, contract.test_a_picture_made_from_nothing_has_a_documented_range),
    (turns_the_shape, contract.test_the_shape_that_is_asked_for_comes_back),
    (trims, contract.test_grey_and_colour_keep_their_shape_where_the_docstring_says_so),
    (remembers, contract.test_without_chance_the_same_call_gives_the_same_result),
]


@pytest.fixture
def under_contract(monkeypatch):
    """Put a function under contract for one test."""

    def add(function):
        monkeypatch.setitem(contract.FUNCTIONS, "trial", function)
        if "rng" in function.__code__.co_varnames:
            monkeypatch.setattr(contract, "CHANCE", [*contract.CHANCE, "trial"])

    return add


def tried(test, folder):
    """Run a test of the contract for the function on trial."""
    return test("trial", folder) if "tmp_path" in test.__code__.co_varnames else test("trial")


@pytest.mark.parametrize(("function", "test"), BREAKS, ids=[function.__name__ for function, _ in BREAKS])
def test_a_broken_rule_is_found(function, test, under_contract, tmp_path):
    under_contract(function)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        tried(test, tmp_path)


@pytest.mark.parametrize(
    "test",
    dict.fromkeys(
        test
        for function, test in BREAKS
        if "image" in function.__code__.co_varnames and function is not remembers
    ),
    ids=lambda test: test.__name__,
)
def test_a_good_function_is_not_accused(test, under_contract, tmp_path):
    under_contract(keeps)
    tried(test, tmp_path)


@pytest.mark.parametrize(("argument", "bad"), [("image", np.zeros((3, 3))), ("sigma", -1.0)])
def test_a_function_that_takes_anything_is_found(under_contract, argument, bad):
    under_contract(takes_anything)
    with pytest.raises(pytest.fail.Exception):
        contract.refused("trial", argument, bad)
    under_contract(keeps)
    contract.refused("trial", argument, bad)


def test_a_refusal_without_a_reason_is_found(under_contract):
    def mutters(image):
        raise ValueError("bad image")

    under_contract(mutters)
    with pytest.raises(AssertionError, match="says only: bad image"):
        contract.refused("trial", "image", None)


def test_the_walk_finds_the_ground_floor_and_the_rooms():
    assert {
        "images.as_image",
        "metrics.psnr",
        "samples.camera",
        "damage.add_gaussian_noise",
        "show.row",
        "generate.randomness.dead_leaves",
        "restore.filtering.filter_median",
    } <= set(catalogue.functions())


def test_a_docstring_is_cut_at_its_headings():
    parts = catalogue.sections(keeps)
    assert list(parts) == ["Summary", "Parameters", "Returns", "Raises", "Examples"]
    assert catalogue.documented(parts["Parameters"]) == ["image", "sigma", "rng"]
    assert catalogue.documented("octaves, gain : float\n    Strength.\n*images : array") == [
        "octaves",
        "gain",
        "images",
    ]


def test_lines_of_code_leave_out_words_and_gaps():
    words = '    """Words.\n\n    More.\n    """\n    # why\n'
    source = f"def f(a,\n      b):\n{words}    x = (a +\n         b)\n\n    return x\n"
    assert catalogue.code_lines(ast.parse(source).body[0], source.splitlines()) == 5
