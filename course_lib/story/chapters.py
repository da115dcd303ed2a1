"""The nine chapters: number, file, question, and whether the chapter is written yet."""

from typing import NamedTuple


class Chapter(NamedTuple):
    """One chapter of the course.

    Parameters
    ----------
    number : int
        0 to 8; also the first two digits of the notebook's name.
    name : str
        The notebook's name without ``.ipynb``.
    title : str
        A few words for a reader.
    question : str
        The question that the chapter answers.
    room : str
        The folder under ``course_lib`` that the chapter is about.
    written : bool
        False for a chapter that is still to come.

    Examples
    --------
    >>> CHAPTERS[1].name
    '01_random_generation'
    """

    number: int
    name: str
    title: str
    question: str
    room: str
    written: bool


CHAPTERS = (
    Chapter(
        0,
        "00_start_here",
        "Start here",
        "What is a picture in numbers, and how do we score one?",
        "images, damage, metrics",
        True,
    ),
    Chapter(
        1,
        "01_random_generation",
        "Random generation",
        "Can chance alone draw a cloud, or a picture with a photograph's statistics?",
        "generate/randomness",
        True,
    ),
    Chapter(
        2,
        "02_rule_generation",
        "Rule generation",
        "How little rule makes how much picture?",
        "generate/rules",
        True,
    ),
    Chapter(
        3,
        "03_gan_generation",
        "GAN generation",
        "Can two networks that play against each other learn to draw?",
        "generate/gan",
        True,
    ),
    Chapter(
        4,
        "04_interpolation_repair",
        "Interpolation repair",
        "What do the neighbours of a lost pixel know?",
        "restore/interpolation",
        True,
    ),
    Chapter(
        5,
        "05_filter_repair",
        "Filter repair",
        "What is noise, and what does a filter take away with it?",
        "restore/filtering",
        True,
    ),
    Chapter(
        6,
        "06_cnn_repair",
        "CNN repair",
        "Can a network that never saw a photograph mend photographs?",
        "restore/cnn",
        True,
    ),
    Chapter(7, "07_one_model_two_jobs", "One model, two jobs", "Is a mender a maker?", "connect", False),
    Chapter(
        8,
        "08_open_challenges",
        "Open challenges",
        "What does it cost, what is remembered, what is invented?",
        "challenges",
        False,
    ),
)
