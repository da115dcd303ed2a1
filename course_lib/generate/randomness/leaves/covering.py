"""Which leaf is on top at each pixel: leaves are laid behind those already there until no gap is left.

Seen from below, leaves that have fallen for ever look the same as leaves laid from front to back: the first
one laid is whole, each later one shows only through the gaps. When no gap is left, nothing laid behind can
change the picture. So the infinitely long fall is computed exactly, in finite time. (W. S. Kendall and E. Thönnes,
"Perfect simulation in stochastic geometry", Pattern Recognition 32(9), 1999; A. B. Lee, D. Mumford, J. Huang, 2001.)
"""

import numpy as np
from PIL import Image, ImageDraw

from course_lib.generate.randomness.leaves.outlines import Outlines, draw_outlines

FIRST, MOST = 512, 8192  # leaves thrown at a time: few at first, more when only small gaps are left
BLOCK = 8  # gaps are looked up by blocks of so many pixels


def cover(shape, recipe, radii, rng):
    """Lay leaves behind leaves until every pixel is covered.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) of the canvas.
    recipe : Leaves
        Which leaves.
    radii : pair of floats
        Smallest and largest radius in pixels of the canvas.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    owner : int32 array (H, W)
        The number of the leaf seen at each pixel.
    heap : Outlines
        The leaves, numbered from the top.

    Examples
    --------
    >>> from course_lib.generate.randomness.leaves.recipe import Leaves
    >>> owner, heap = cover((32, 32), Leaves(), (4, 32), np.random.default_rng(1))
    >>> bool((owner >= 0).all()), bool((owner < len(heap.radius)).all())
    (True, True)
    """
    owner = np.full(shape, -1, np.int32)
    heaps, laid, count = [], 0, FIRST
    while (gap := owner < 0).any():
        heap = draw_outlines(shape, count, recipe, radii, rng)
        seen = touches(heap, gap)
        heap = Outlines(*(part[seen] for part in heap))
        behind = paint(heap, shape)
        show = gap & (behind >= 0)
        owner[show] = behind[show] + laid
        heaps.append(heap)
        laid, count = laid + len(heap.radius), min(2 * count, MOST)
    return owner, Outlines(*(np.concatenate(parts) for parts in zip(*heaps, strict=True)))


def touches(heap, gap):
    """Say which leaves could show: those with a gap in one of the blocks around them.

    The blocks with gaps inside a rectangle are counted by four look-ups in a table of running sums.

    Parameters
    ----------
    heap : Outlines
        Leaves.
    gap : bool array (H, W)
        True where no leaf lies yet.

    Returns
    -------
    bool array, one entry a leaf

    Examples
    --------
    >>> gap = np.zeros((32, 32), bool)
    >>> gap[0, 0] = True
    >>> nothing = np.zeros((2, 8))
    >>> heap = Outlines(np.array([[1.0, 1.0], [25.0, 25.0]]), np.array([2.0, 2.0]), nothing, nothing[:, 0])
    >>> touches(heap, gap)
    array([ True, False])
    """
    down, across = (np.arange(0, side, BLOCK) for side in gap.shape)
    blocks = np.logical_or.reduceat(np.logical_or.reduceat(gap, down, axis=0), across, axis=1)
    table = np.pad(blocks.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    reach = heap.radius[:, None] + 1
    first = np.clip((heap.centre - reach) // BLOCK, 0, blocks.shape).astype(int)
    last = np.clip((heap.centre + reach) // BLOCK + 1, 0, blocks.shape).astype(int)
    (top, left), (bottom, right) = first.T, last.T
    return table[bottom, right] - table[top, right] - table[bottom, left] + table[top, left] > 0


def paint(heap, shape):
    """Paint leaves on an empty canvas, the last one first, so that the first one ends on top.

    Parameters
    ----------
    heap : Outlines
        Leaves, the first on top.
    shape : tuple of two ints
        (height, width) of the canvas.

    Returns
    -------
    int32 array (H, W)
        The number of the leaf on top, -1 where there is none.

    Examples
    --------
    >>> heap = Outlines(np.array([[2.5, 2.5]]), np.array([1.5]), np.zeros((1, 8)), np.array([True]))
    >>> paint(heap, (5, 5))
    array([[-1, -1, -1, -1, -1],
           [-1, -1,  0, -1, -1],
           [-1,  0,  0,  0, -1],
           [-1, -1,  0, -1, -1],
           [-1, -1, -1, -1, -1]], dtype=int32)
    """
    canvas = Image.new("I", shape[::-1], -1)
    pen = ImageDraw.Draw(canvas)
    middle, radius = heap.centre[:, ::-1], heap.radius[:, None]  # Pillow counts x before y
    boxes = np.rint(np.hstack([middle - radius, middle + radius])) - [0, 0, 1, 1]
    circle = radius[..., None] * np.stack([np.cos(heap.corners), np.sin(heap.corners)], axis=-1)
    corners = np.rint(middle[:, None] + circle - 0.5).reshape(len(boxes), 2 * heap.corners.shape[1])
    boxes, corners = boxes.tolist(), corners.tolist()
    for number in reversed(range(len(boxes))):
        if heap.disc[number]:
            pen.ellipse(boxes[number], fill=number)
        else:
            pen.polygon(corners[number], fill=number)
    return np.array(canvas)
