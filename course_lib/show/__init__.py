"""All drawing of the course. Each function returns a `Figure`, which shows itself and has a text alternative.

=====================================================  ==============================================
what should be seen?                                   function
=====================================================  ==============================================
pictures beside each other, with scores                `row`, `before_after`, `film`
lost pixels; where a repair is wrong                   `with_missing`, `difference`, `error_colours`
what a picture measures                                `histogram`, `spectrum`, `profile`
numbers against numbers                                `curves`, `scatter`
numbers themselves                                     `numbers`, `table`
how a function of the library is written               `source`
=====================================================  ==============================================
"""
from course_lib.show.charts import curves, scatter
from course_lib.show.figure import Figure
from course_lib.show.grids import numbers, table
from course_lib.show.listing import source
from course_lib.show.measures import histogram, profile, spectrum
from course_lib.show.overlays import difference, error_colours, with_missing
from course_lib.show.pictures import before_after, film, row

__all__ = [
    "Figure",
    "before_after",
    "curves",
    "difference",
    "error_colours",
    "film",
    "histogram",
    "numbers",
    "profile",
    "row",
    "scatter",
    "source",
    "spectrum",
    "table",
    "with_missing",
]
