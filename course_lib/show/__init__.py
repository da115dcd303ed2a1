"""All drawing of the course: each function returns a :class:`Figure` with a text alternative."""
from .charts import curves, histogram, profile, scatter, spectrum
from .figure import Figure
from .grids import numbers, table
from .listing import source
from .pictures import before_after, difference, film, row, with_missing

__all__ = ["Figure", "before_after", "curves", "difference", "film", "histogram", "numbers", "profile", "row",
           "scatter", "source", "spectrum", "table", "with_missing"]
