"""The course told as pictures: its chapters, its house, its history.

``chapters`` is the only list of chapters; the README, the map in chapter 0 and the tests read it.
``house`` draws the floor plan with the six formulas of the course, ``timeline`` the history.
"""

from course_lib.story.chapters import CHAPTERS, Chapter
from course_lib.story.floor_plan import house
from course_lib.story.history import EVENTS, Event
from course_lib.story.time_axis import references, timeline

__all__ = ["CHAPTERS", "EVENTS", "Chapter", "Event", "house", "references", "timeline"]
