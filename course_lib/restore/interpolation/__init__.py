"""Chapter 4, interpolation repair: fill lost pixels from the known ones, nothing learned from other pictures.

One idea a file, from asking the nearest neighbour to copying whole patches:

Every method takes a picture and `missing` (bool, True = unknown), and returns a new picture whose known pixels are
the same bit for bit. What stands in the lost pixels is never read.
"""

__all__ = []
