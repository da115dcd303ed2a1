"""Fill by example: copy pieces of the known picture into the hole, so that textures go on and edges stay sharp.

- `priority`: where to copy first: confidence times data;
- `search`: which known patch looks alike;
- `copying`: take, find, copy, repeat: the whole method on one scale;
- `pyramid`: from a small copy of the picture to finer ones, `fill_exemplar`;
- `matching`, `voting`: what a finer scale improves;
- `texture`: roughness as two more channels;
- `seams`: steps between copied pieces spread out of sight.
"""

from course_lib.restore.interpolation.exemplar.copying import fill_order
from course_lib.restore.interpolation.exemplar.priority import fill_priority
from course_lib.restore.interpolation.exemplar.pyramid import fill_exemplar

__all__ = ["fill_exemplar", "fill_order", "fill_priority"]
