"""The game with pictures: one training step in which both players learn from the same hand of samples.

    discriminator's loss   mean log(1 + exp(-D(real))) + mean log(1 + exp(D(G(z))))
    generator's loss       mean log(1 + exp(-D(G(z))))                 (non-saturating)
    held back              + penalty / 2 mean |slope of D at a real picture|^2

D gives scores (logits): the probability that a picture is real is sigmoid(score). Two tapes watch one pass, one for
each player, so that neither has to be frozen while the other learns.

References
----------
I. Goodfellow et al., "Generative adversarial nets", NeurIPS 2014, arXiv:1406.2661. L. Mescheder, A. Geiger, S.
Nowozin, "Which training methods for GANs do actually converge?", ICML 2018, arXiv:1801.04406: the penalty, the same
that calms the game on a line. Y. Yazıcı et al., "The unusual effectiveness of averaging in GAN training", ICLR 2019,
arXiv:1806.04498: why an average of the generator's weights draws better than the weights themselves.
"""

import numpy as np

from course_lib.generate.gan.networks import classes_of
from course_lib.images import check_number
from course_lib.training.backend import keras, tf

EVERY = 8  # the penalty needs a slope of a slope, which takes time; eight times as much every eighth step does as well


class GAN(keras.Model):
    """Two networks that play against each other; ``average`` is the one to draw with.

    Parameters
    ----------
    generator, discriminator : keras.Model
        What `build_generator` and `build_discriminator` build, both with classes or both without.
    rates : two float above 0
        The learning rates of generator and discriminator.
    penalty : float, at least 0
        How steeply D's score may change at real pictures: this times half the mean squared slope joins its loss. 0
        leaves it free.
    steps : int, at least 1, or None
        After how many steps the learning rates reach zero, falling evenly; None keeps them.
    memory : float in [0, 1)
        How much of the average stays at each step: 0.999 averages over the last 1,000 steps. In the beginning less
        stays, (1 + step) / (10 + step), so that the average soon forgets the weights of the start.
    rng : int, numpy.random.Generator or None
        Where latent vectors and wanted classes come from.

    Examples
    --------
    >>> from course_lib.generate.gan import GAN, build_discriminator, build_generator
    >>> gan = GAN(build_generator(rng=1), build_discriminator(rng=1), rng=1)
    >>> sorted(gan.train_step(np.zeros((8, 28, 28, 1), np.float32)))
    ['discriminator_loss', 'generator_loss']
    """

    def __init__(
        self, generator, discriminator, *, rates=(4e-4, 4e-4), memory=0.999, penalty=1.0, steps=None, rng=None
    ):
        super().__init__(name="gan")
        rng = np.random.default_rng(rng)
        self.generator, self.discriminator = generator, discriminator
        self.classes = classes_of(generator)
        if self.classes != classes_of(discriminator):
            raise ValueError(
                f"discriminator must know {self.classes} classes, as the generator does, "
                f"got {classes_of(discriminator)}"
            )
        self.average = keras.models.clone_model(generator)
        self.average.set_weights(generator.get_weights())
        self.memory = check_number(memory, "memory", low=0, high=1)
        self.penalty = check_number(penalty, "penalty", low=0)
        self.chance = keras.random.SeedGenerator(int(rng.integers(2**31)))
        self.generator_optimizer, self.discriminator_optimizer = (
            keras.optimizers.Adam(falling(rate, steps), beta_1=0.0, beta_2=0.99) for rate in rates
        )
        for player, optimizer in (
            (generator, self.generator_optimizer),
            (discriminator, self.discriminator_optimizer),
        ):
            optimizer.build(player.trainable_variables)

    def train_step(self, data):
        """Let both players take one step on real pictures (N, 28, 28, 1) in [-1, 1], with labels (N,) if it has classes."""
        pictures, labels = data if self.classes else (data, None)
        latent, wanted = self.deal(tf.shape(pictures)[0])
        with tf.GradientTape() as generator_tape, tf.GradientTape() as discriminator_tape:
            fakes = self.generator(given(latent, wanted), training=True)
            real_score = self.discriminator(given(pictures, labels), training=True)
            fake_score = self.discriminator(given(fakes, wanted), training=True)
            generator_loss = mean_softplus(-fake_score)
            discriminator_loss = mean_softplus(-real_score) + mean_softplus(fake_score)
            full_loss = discriminator_loss + self.hold_back(pictures, labels)
        climb(self.generator, self.generator_optimizer, generator_tape, generator_loss)
        climb(self.discriminator, self.discriminator_optimizer, discriminator_tape, full_loss)
        self.follow()
        return {"generator_loss": generator_loss, "discriminator_loss": discriminator_loss}

    def deal(self, n):
        """Draw n latent vectors, and the class that each picture shall have, or None without classes."""
        latent = keras.random.normal((n, self.generator.inputs[0].shape[1]), seed=self.chance)
        wanted = keras.random.randint((n,), 0, self.classes, seed=self.chance) if self.classes else None
        return latent, wanted

    def hold_back(self, pictures, labels):
        """Half the mean squared slope of D at real pictures, every eighth step and then eightfold; else 0."""
        if not self.penalty:
            return 0.0
        return tf.cond(
            self.discriminator_optimizer.iterations % EVERY == 0,
            lambda: EVERY * self.penalty / 2 * steepness(self.discriminator, pictures, labels),
            lambda: 0.0,
        )

    def follow(self):
        """Move the averaged generator a little towards the present one."""
        step = tf.cast(self.generator_optimizer.iterations, tf.float32)
        memory = tf.minimum(self.memory, (1 + step) / (10 + step))
        for slow, fast in zip(self.average.variables, self.generator.variables, strict=True):
            slow.assign(memory * slow + (1 - memory) * fast)


def steepness(discriminator, pictures, labels):
    """The mean, over pictures, of the squared length of the slope of D's score."""
    pictures = tf.convert_to_tensor(pictures)
    with tf.GradientTape() as tape:
        tape.watch(pictures)
        score = discriminator(given(pictures, labels), training=False)
    slope = tape.gradient(score, pictures)
    return tf.reduce_mean(tf.reduce_sum(slope**2, axis=(1, 2, 3)))


def falling(rate, steps):
    """A learning rate that falls evenly to zero, or stays where no number of steps is given."""
    rate = float(check_number(rate, "rates", low=0))
    if steps is None:
        return rate
    check_number(steps, "steps", low=1, integer=True)
    return keras.optimizers.schedules.PolynomialDecay(rate, steps, end_learning_rate=0)


def given(first, label):
    """What a network with or without classes is called with."""
    first = tf.convert_to_tensor(first)
    return first if label is None else [first, tf.convert_to_tensor(label)]


def mean_softplus(score):
    """mean log(1 + exp(score)): the cross-entropy of a score whose right side is the negative one."""
    return tf.reduce_mean(tf.nn.softplus(score))


def climb(player, optimizer, tape, loss):
    """One step of one player down its own loss."""
    weights = player.trainable_variables
    optimizer.apply(tape.gradient(loss, weights), weights)
