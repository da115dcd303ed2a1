"""Learning to mend: see a damaged picture, mend it, be told the truth, change a little.

    loss = mean |network(damaged) − truth|         over all pixels, or over the missing ones alone
    rate = top · min(step / 500, 1, sqrt(4000 / step))

The mean distance, not its square, since it lets edges be edges. (Where much is missing there are several answers,
and their mean has the better PSNR than their median; so filling ends with squares.) The rate rises, stays and then falls with the
square root of the steps: it does not ask how long training will last, so that one may always go on. Averaging the
weights over the last tenth of the steps does what a rate that falls to zero would do.

References
----------
H. Zhao, O. Gallo, I. Frosio, J. Kautz, "Loss functions for image restoration with neural networks", IEEE Transactions
on Computational Imaging 3(1), 2017, doi:10.1109/TCI.2016.2644865. D. Kingma, J. Ba, "Adam: a method for stochastic
optimization", ICLR 2015, arXiv:1412.6980. T. Karras, M. Aittala, J. Lehtinen, J. Hellsten, T. Aila, S. Laine,
"Analyzing and improving the training dynamics of diffusion models", CVPR 2024, arXiv:2312.02696: the average whose
length grows with training.
"""

import numpy as np

from course_lib.images import check_number
from course_lib.training.backend import keras, tf

WARM, LEVEL = 500, 4000  # steps until the rate is full, and until it begins to fall


class Mender(keras.Model):
    """A network that learns to mend; ``average`` is the one to mend with.

    Parameters
    ----------
    network : keras.Model
        What one of the builders of this room builds.
    rate : float above 0
        The top learning rate.
    share : float in (0, 1]
        Over which last share of the steps the weights are averaged, about.
    squared : bool or int
        Whether the loss is the mean square instead of the mean distance; a number: from that step on.
    clip : float above 0
        The longest step of the slopes: a rare batch with a steeper slope shall not throw the weights off.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib.restore.cnn import Mender, build_filter
    >>> mender = Mender(build_filter(rng=1))
    >>> pictures = np.zeros((2, 8, 8, 1), np.float32)
    >>> sorted(mender.train_step((pictures, pictures)))
    ['loss']
    """

    def __init__(self, network, *, rate=1e-3, share=0.1, squared=False, clip=1.0):
        super().__init__(name="mender")
        self.network = network
        self.squared_from = {True: 0, False: np.inf}.get(squared, squared)
        self.average = keras.models.clone_model(network)
        self.average.set_weights(network.get_weights())
        self.share = check_number(share, "share", low=1e-6, high=1)
        self.optimizer_of_weights = keras.optimizers.Adam(Rate(rate), clipnorm=clip)
        self.optimizer_of_weights.build(network.trainable_variables)

    def train_step(self, data):
        """Take one step on (damaged, truth), or on (damaged, truth, missing) where only missing pixels count."""
        damaged, truth, *counts = data
        with tf.GradientTape() as tape:
            away = self.network(damaged, training=True) - truth
            away = tf.where(self.squares(), away**2, tf.abs(away))
            loss = (
                tf.reduce_sum(away * counts[0]) / tf.reduce_sum(counts[0]) if counts else tf.reduce_mean(away)
            )
        weights = self.network.trainable_variables
        self.optimizer_of_weights.apply(tape.gradient(loss, weights), weights)
        self.follow()
        return {"loss": loss}

    def squares(self):
        """Whether squares count by now."""
        return tf.cast(self.optimizer_of_weights.iterations, tf.float32) >= self.squared_from

    def follow(self):
        """Move the averaged network towards the present one, by less the longer training has lasted."""
        step = tf.cast(self.optimizer_of_weights.iterations, tf.float32)
        change = tf.minimum(1.0, 1 / (1 + self.share * step))
        for slow, fast in zip(
            self.average.trainable_variables, self.network.trainable_variables, strict=True
        ):
            slow.assign_add(change * (fast - slow))


@keras.saving.register_keras_serializable("course_lib")
class Rate(keras.optimizers.schedules.LearningRateSchedule):
    """The learning rate at each step: it rises evenly, stays, and falls with the square root of the steps."""

    def __init__(self, top):
        self.top = float(check_number(top, "rate", low=0))

    def __call__(self, step):
        """Give the rate at a step."""
        step = tf.cast(step, tf.float32) + 1
        return self.top * tf.minimum(tf.minimum(step / WARM, 1.0), tf.sqrt(LEVEL / step))

    def get_config(self):
        """Give what makes another of the same kind."""
        return {"top": self.top}
