"""Chapter 3's room: a game of two networks that ends in pictures, and a judge that says how good they are.

==============  =================================================================================================
``game``        the game on a line: ``Game``, ``start_game``, ``step_discriminator``, ``step_generator``, ``play``
``watching``    what there is to see of it: ``game_curves``, ``mismatch``
``moves``       the game moved by hand, and drawn: ``play_moves``, ``draw_game``
``networks``    the two players for pictures: ``build_generator``, ``build_discriminator``
``spectral``    the discriminator's convolution: ``SpectralConv2D``
``model``       the game with pictures: ``GAN``
``feed``        batches as a function of the step: ``feed``, ``Feed``
``sampling``    pictures from latent vectors: ``sample``, ``decode``, ``walk_latent``
``settings``    the course's own GAN: ``build_gan``, ``digits_to_learn_from``; ``RECIPE``
``shipped``     what the course ships: ``load_generator``, ``generator_card``, ``load_classifier``, ``digit_judge``,
                ``load_replay``
``replay``      a recorded training: ``Replay``, ``mosaic``
``scenes``      the recording as pictures: ``draw_replay``, ``draw_growth``
``hands``       a latent vector as a hand, and the way between two: ``draw_walk``, ``draw_way``, ``draw_classes``
``judge``       ``build_classifier``, ``train_classifier``, ``describe``, ``frechet_distance``,
                ``compare_neighbours``, ``class_shares``, ``nearest_pictures``, ``memorisation_ratio``; ``Judge``,
                ``Verdict``, ``LIMITS``
==============  =================================================================================================
"""

from course_lib.generate.gan.feed import Feed, feed
from course_lib.generate.gan.game import Game, play, start_game, step_discriminator, step_generator
from course_lib.generate.gan.hands import draw_classes, draw_walk, draw_way
from course_lib.generate.gan.judge import (
    LIMITS,
    Judge,
    Neighbourhood,
    Verdict,
    build_classifier,
    class_shares,
    compare_neighbours,
    describe,
    frechet_distance,
    memorisation_ratio,
    nearest_pictures,
    train_classifier,
)
from course_lib.generate.gan.model import GAN
from course_lib.generate.gan.moves import draw_game, play_moves
from course_lib.generate.gan.networks import build_discriminator, build_generator
from course_lib.generate.gan.replay import Replay, mosaic
from course_lib.generate.gan.sampling import decode, sample, walk_latent
from course_lib.generate.gan.scenes import draw_growth, draw_replay
from course_lib.generate.gan.settings import RECIPE, build_gan, digits_to_learn_from
from course_lib.generate.gan.shipped import (
    digit_judge,
    generator_card,
    load_classifier,
    load_generator,
    load_replay,
)
from course_lib.generate.gan.spectral import SpectralConv2D
from course_lib.generate.gan.watching import game_curves, mismatch

__all__ = [
    "GAN",
    "LIMITS",
    "RECIPE",
    "Feed",
    "Game",
    "Judge",
    "Neighbourhood",
    "Replay",
    "SpectralConv2D",
    "Verdict",
    "build_classifier",
    "build_discriminator",
    "build_gan",
    "build_generator",
    "class_shares",
    "compare_neighbours",
    "decode",
    "describe",
    "digit_judge",
    "digits_to_learn_from",
    "draw_classes",
    "draw_game",
    "draw_growth",
    "draw_replay",
    "draw_walk",
    "draw_way",
    "feed",
    "frechet_distance",
    "game_curves",
    "generator_card",
    "load_classifier",
    "load_generator",
    "load_replay",
    "memorisation_ratio",
    "mismatch",
    "mosaic",
    "nearest_pictures",
    "play",
    "play_moves",
    "sample",
    "start_game",
    "step_discriminator",
    "step_generator",
    "train_classifier",
    "walk_latent",
]
