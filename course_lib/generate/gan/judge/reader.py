"""How the judge's eye learns to read: pictures with their classes, a few thousand steps."""

import numpy as np

from course_lib.generate.gan.feed import feed
from course_lib.generate.gan.judge.classifier import build_classifier
from course_lib.images import check_number
from course_lib.training import fit
from course_lib.training.backend import keras, tf

BATCH = 128


class Reader(keras.Model):
    """A classifier while it learns: cross-entropy, Adam, a rate that falls to zero along a cosine.

    Parameters
    ----------
    classifier : keras.Model
        What `build_classifier` builds.
    steps : int
        How many steps the training will have.
    """

    def __init__(self, classifier, steps):
        super().__init__(name="reader")
        self.classifier = classifier
        self.optimizer_ = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, steps))
        self.optimizer_.build(classifier.trainable_variables)

    def train_step(self, data):
        """Take one step on (pictures, labels)."""
        pictures, labels = data
        with tf.GradientTape() as tape:
            scores = self.classifier(pictures, training=True)[1]
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, scores))
        weights = self.classifier.trainable_variables
        self.optimizer_.apply(tape.gradient(loss, weights), weights)
        right = tf.reduce_mean(tf.cast(tf.argmax(scores, 1, labels.dtype) == labels, tf.float32))
        return {"loss": loss, "accuracy": right}


def train_classifier(data, *, steps=1400, checkpoint=None, report=None, rng=None):
    """Train the judge's eye on pictures with labels: about half a minute on two cores.

    Parameters
    ----------
    data : GlyphSet
        28 x 28 pictures that the judge's reference does not hold.
    steps : int, at least 1
        How many batches of 128 it sees.
    checkpoint : training.Checkpoint or None
        Where the training is kept.
    report : training.Report or None
        Who tells of the progress.
    rng : int, numpy.random.Generator or None
        Where the first weights and the batches come from.

    Returns
    -------
    keras.Model
        The trained classifier, float32.

    Raises
    ------
    TypeError, ValueError
        If `data` is no set of such pictures or `steps` is out of range.

    References
    ----------
    LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", Proceedings of the
    IEEE 86(11), 1998, doi:10.1109/5.726791.

    Examples
    --------
    >>> from course_lib.generate.rules import glyph_set
    >>> from course_lib.training import Silent
    >>> train_classifier(glyph_set(200, rng=1), steps=2, report=Silent(), rng=1).name
    'classifier'
    """
    rng = np.random.default_rng(rng)
    check_number(steps, "steps", low=1, integer=True)
    batch = feed(data, BATCH, tanh=False, rng=rng)
    reader = Reader(build_classifier(classes=len(data.names), rng=rng), steps)
    fit(reader, batch, steps=steps, checkpoint=checkpoint, report=report)
    return reader.classifier
