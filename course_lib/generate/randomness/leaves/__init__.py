"""Dead leaves: opaque shapes of all sizes that lie on top of one another.

``discs``      the model in a dozen lines: `disc_leaves`
``recipe``     what can be chosen: `Leaves`, and `RECIPES`, each of which adds one thing to the one before
``outlines``   where the leaves lie and what shape they have
``covering``   which leaf is on top at each pixel
``surfaces``   what is painted on the leaves
``generator``  all of it together: `dead_leaves`
"""

from course_lib.generate.randomness.leaves.discs import disc_leaves
from course_lib.generate.randomness.leaves.generator import dead_leaves
from course_lib.generate.randomness.leaves.recipe import RECIPES, Leaves

__all__ = ["RECIPES", "Leaves", "dead_leaves", "disc_leaves"]
