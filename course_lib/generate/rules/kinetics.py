"""The reaction for thousands of steps: the same equations in place, on one long line of numbers."""

import numpy as np

from course_lib.generate.rules._checks import check_every
from course_lib.generate.rules.reaction import DIFFUSION, check_reaction, stable_step

LOWEST, HIGHEST = -1.0, 3.0  # a reaction that leaves these bounds is no reaction any more
CHECKED_AFTER = 64
# A trickle of v: where it dies out, float32 would leave its normal numbers, and some processors crawl there.
TRICKLE = 1e-18


def evolve_reaction(u, v, *, feed, kill, dt=1.0, diffusion=DIFFUSION, every=1):
    """Yield u and v as they are, then after `every` steps, after twice as many, and so on without end.

    Parameters
    ----------
    u, v, feed, kill, dt, diffusion
        As in `step_reaction`.
    every : int, at least 1, default 1
        How many steps lie between two states that are yielded.

    Yields
    ------
    u, v : float32 arrays (H, W)
        New arrays each time.

    Raises
    ------
    TypeError, ValueError
        When an argument is out of range; later, when `dt` was too long and the values blow up.

    References
    ----------
    J. E. Pearson, "Complex patterns in a simple system", Science 261, 189-192, 1993.

    Examples
    --------
    >>> from course_lib.generate.rules import start_reaction
    >>> u, v = start_reaction((32, 32), rng=1)
    >>> states = evolve_reaction(u, v, feed=0.03, kill=0.062, every=10)
    >>> now, later = next(states), next(states)
    """
    feed, kill, dt, diffusion = check_reaction(u, v, feed, kill, dt, diffusion)
    factors = _factors(u.shape, feed, kill, dt, diffusion)
    return _states(u, v, factors, check_every(every), f"{dt:g}", diffusion)


def _states(u, v, factors, every, dt, diffusion):
    # One border pixel on each side repeats the opposite edge, so that shifted views stand for neighbours.
    padded = np.pad(np.stack([u, v]), ((0, 0), (1, 1), (1, 1)), mode="wrap")
    inside = padded[:, 1:-1, 1:-1]
    done = 0
    while True:
        yield inside[0].copy(), inside[1].copy()
        for step in range(done + 1, done + every + 1):
            with np.errstate(over="ignore", invalid="ignore"):  # an explosion has a message of its own
                _advance(padded, *factors)
            if step == done + every or step % CHECKED_AFTER == 0:
                _refuse_explosion(inside, f"{step} steps of {dt}", diffusion)
        done += every


def _factors(shape, feed, kill, dt, diffusion):
    """Gather what does not change from step to step, and two buffers.

    ``u + dt (D (neighbours - 4 u) - u v² + F (1 - u))`` is
    ``u (1 - dt (4 D + F)) + dt D neighbours - dt u v² + dt F``, and likewise for v.
    """
    feed, drain = _along(feed, shape), _along(feed + kill, shape)
    spread = np.float32([[dt * diffusion[0]], [dt * diffusion[1]]])
    keep = 1 - dt * (4 * diffusion[0] + feed), 1 - dt * (4 * diffusion[1] + drain)
    supply = np.float32(np.stack(np.broadcast_arrays(np.atleast_1d(dt * feed), TRICKLE)))
    size = shape[0] * (shape[1] + 2) - 2
    return spread, keep, supply, np.float32(dt), np.empty((2, size), np.float32), np.empty(size, np.float32)


def _advance(padded, spread, keep, supply, dt, change, product):
    """Let one step pass in place.

    Rows lie one after the other in memory, so that a neighbour is a shift of one long line. The border then
    holds nonsense, until it is wrapped before the next step.
    """
    padded[:, 0], padded[:, -1] = padded[:, -2], padded[:, 1]
    padded[:, :, 0], padded[:, :, -1] = padded[:, :, -2], padded[:, :, 1]
    line, row, size = padded.reshape(2, -1), padded.shape[2], len(product)
    both = line[:, row + 1 : row + 1 + size]
    u, v = both
    np.add(line[:, 1 : 1 + size], line[:, 2 * row + 1 : 2 * row + 1 + size], out=change)
    change += line[:, row : row + size]
    change += line[:, row + 2 : row + 2 + size]
    change *= spread
    np.multiply(u, v, out=product)
    product *= v
    product *= dt
    change[0] -= product
    change[1] += product
    change += supply
    u *= keep[0]
    v *= keep[1]
    both += change


def _along(rate, shape):
    """Lay a rate of its own for each pixel along the line of `_advance`; one number stays what it is."""
    if not isinstance(rate, np.ndarray):
        return rate
    padded = np.pad(np.broadcast_to(rate, shape), 1)
    return padded.ravel()[shape[1] + 3 : -(shape[1] + 3)]


def _refuse_explosion(fields, after, diffusion):
    low, high = float(fields.min()), float(fields.max())
    if not (low >= LOWEST and high <= HIGHEST):
        worst = low if low < LOWEST else high
        raise ValueError(
            f"u and v must stay within {LOWEST:g} and {HIGHEST:g}, got {worst:.3g} after {after}: "
            f"with this diffusion dt must be at most {stable_step(diffusion):.4g}"
        )
