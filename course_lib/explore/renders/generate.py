"""The pure half of every explorer of chapters 1 to 3, which make pictures."""

from course_lib.explore import automata, duel, hands, leaves, life, noise, plants, reaction, replay


def render_noise_maker(**settings):
    """Return the picture of the noise maker for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``kind``, ``exponent``, ``cell``, ``octaves``, ``level`` (threshold, 0 is off) and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_noise_maker(kind="Perlin", cell=32).shape
    (256, 256)
    """
    return noise.make().render(**settings)


def render_dead_leaves(**settings):
    """Return the picture of the dead-leaves explorer for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``exponent``, ``r_min``, ``shapes``, ``contrast``, ``texture`` and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_dead_leaves(shapes="discs", texture=0.0).shape
    (256, 256)
    """
    return leaves.make().render(**settings)


def render_rule_explorer(**settings):
    """Return the history that the rule explorer draws for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``number``, ``start``, ``density``, ``seed`` and ``edges``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_rule_explorer(number=90).shape
    (256, 256)
    """
    return automata.make().render(**settings)


def render_game_of_life(**settings):
    """Return the board of the game of life for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``steps``, ``pattern``, ``rule``, ``edges``, ``row``, ``column`` (of the pencil) and ``cells`` (drawn).

    Returns
    -------
    array
        Picture ``(64, 64)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_game_of_life(pattern="glider", steps=4).shape
    (64, 64)
    """
    return life.make().render(**settings)


def render_plant_grower(**settings):
    """Return the drawing of the plant grower for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``system``, ``depth``, ``bend`` (degrees more or less) and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_plant_grower(system="koch", depth=3).shape
    (256, 256)
    """
    return plants.make().render(**settings)


def render_reaction_map(**settings):
    """Return the pattern of the reaction map for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``place``, ``feed``, ``kill``, ``steps`` and ``seed``.

    Returns
    -------
    array
        Picture ``(128, 128)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_reaction_map(steps=500).shape
    (128, 128)
    """
    return reaction.make().render(**settings)


def render_gan_game(**settings):
    """Return the drawing of the game on a line for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``moves``, ``bumps``, ``calm``, ``stride_d`` and ``stride_g``.

    Returns
    -------
    array
        Picture ``(352, 512, 3)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_gan_game(moves="3D 1G").shape
    (352, 512, 3)
    """
    return duel.make().render(**settings)


def render_gan_replay(**settings):
    """Return what the replay shows for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``moment`` (0 to 19) and ``digit`` (a text).

    Returns
    -------
    array
        Picture ``(168, 280)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_gan_replay(moment=0).shape
    (168, 280)
    """
    return replay.make().render(**settings)


def render_gan_latent(**settings):
    """Return the digit that the explorer of hands draws for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``digit``, ``part`` of the way, ``start`` and ``end`` (numbers of hands).

    Returns
    -------
    array
        Picture ``(28, 28)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_gan_latent(digit=7).shape
    (28, 28)
    """
    return hands.make().render(**settings)
