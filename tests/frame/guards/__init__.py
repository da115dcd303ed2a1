"""The rules that every saved chapter keeps.

A rule is a function of a notebook and its path that yields one sentence a fault. ``RULES`` holds all of them,
so a test can walk every chapter, and another can plant each fault in a small notebook and see it found.
"""

from tests.frame.guards import code, exercises, links, outputs, prose

RULES = {rule.__name__: rule for part in (outputs, code, prose, links, exercises) for rule in part.RULES}
