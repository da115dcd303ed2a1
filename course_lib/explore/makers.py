"""Every explorer by its name."""
from course_lib.explore import (
    automata,
    bench,
    denoise,
    duel,
    fill,
    hands,
    leaves,
    life,
    noise,
    plants,
    reaction,
    replay,
    wall,
)
from course_lib.explore.explorer import Explorer


def noise_maker():
    """Explore noise: kind, size of its grain, octaves, exponent, threshold and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> noise_maker()
    Explorer: Noise maker (needs a running kernel)
    """
    return Explorer(noise.make())


def dead_leaves():
    """Explore pictures of dead leaves: sizes, shapes, contrast, texture and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> dead_leaves()
    Explorer: Dead leaves (needs a running kernel)
    """
    return Explorer(leaves.make())


def rule_explorer():
    """Explore elementary automata: rule, first row, edges, and the flip of one cell.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> rule_explorer()
    Explorer: Rule explorer (needs a running kernel)
    """
    return Explorer(automata.make())


def game_of_life():
    """Explore life: pattern, drawing, rule, edges, and a clock that plays.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> game_of_life()
    Explorer: Game of life (needs a running kernel)
    """
    return Explorer(life.make())


def plant_grower():
    """Explore L-systems: rules, number of replacements, angle and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> plant_grower()
    Explorer: Plant grower (needs a running kernel)
    """
    return Explorer(plants.make())


def reaction_map():
    """Explore reaction and diffusion: the place on the map of feed and kill, steps and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> reaction_map()
    Explorer: Reaction map (needs a running kernel)
    """
    return Explorer(reaction.make())


def gan_game():
    """Explore the game of two players on a line: moves, real bumps, strides, and how far D is held back.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> gan_game()
    Explorer: The game on a line (needs a running kernel)
    """
    return Explorer(duel.make())


def gan_replay():
    """Explore the recorded training of the shipped generator: a clock for its moments, and a digit.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> gan_replay()
    Explorer: A training, replayed (needs a running kernel)
    """
    return Explorer(replay.make())


def gan_latent():
    """Explore the shipped generator: digit, two hands, and the place on the way between them.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> gan_latent()
    Explorer: Hands and digits (needs a running kernel)
    """
    return Explorer(hands.make())


def fill_bench():
    """Explore repair of lost pixels: photograph or your own, kind of loss, fraction and method.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> fill_bench()
    Explorer: Fill bench (needs a running kernel)
    """
    return Explorer(fill.make())


def filter_bench():
    """Explore repair by filters: photograph, noise and its level, filter and its strength.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> filter_bench()
    Explorer: Filter bench (needs a running kernel)
    """
    return Explorer(bench.make())


def denoise_bench():
    """Explore repair by networks: photograph or your own, damage and its level, a network or a filter.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> denoise_bench()
    Explorer: Denoising bench (needs a running kernel)
    """
    return Explorer(denoise.make())


def repair_wall():
    """Explore all repairs of lost pixels side by side: photograph or your own, kind of loss, and fraction.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> repair_wall()
    Explorer: Wall of repairs (needs a running kernel)
    """
    return Explorer(wall.make())
