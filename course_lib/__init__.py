"""Making and Mending Images: the library under the course.

The floor plan, from the ground up; arrows of import run downward only::

    top floor      explore          sliders over the pure functions of the rooms
                   exercises        one checker an exercise
                   upload           a photograph of your own
                   story            the course's map and history as pictures
    two wings      generate         chapters 1-3, making pictures    randomness, rules, gan
                   restore          chapters 4-6, mending pictures   interpolation, filtering, cnn
    ground floor   images           what a picture is; the only doors in and out of other forms
                   samples          the photographs used everywhere, offline
                   damage           noise, blur, lost pixels
                   metrics          how far from the truth
                   show             all drawing; every picture has a text alternative
                   leaderboard      methods side by side, with their scores and times
                   training         train a network in sight; stop it, kill it, go on
                   weights          the course's own data and networks, compared with their hashes
                   files            written whole or not at all
    the cellar     lab, notebooks, train, handout, bench, doctor: what the verbs of ``python -m course_lib`` do

A chapter's number leads to its room, its tests and its benchmark. Importing this package loads none of them:
import the module you use, such as ``from course_lib import samples, damage, metrics``.
"""

__version__ = "0.1.0"
