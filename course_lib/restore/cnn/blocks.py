"""The parts of which this chapter's networks are built, each a few words long."""

from dataclasses import dataclass

import numpy as np

from course_lib.training.backend import keras, tf

layers = keras.layers


class Fold(layers.Layer):
    """Lay each 2 x 2 square of pixels into one pixel of four times as many channels: half the side, nothing lost."""

    def call(self, x):
        """From (N, H, W, C) to (N, H/2, W/2, 4C)."""
        return tf.nn.space_to_depth(x, 2)


class Unfold(layers.Layer):
    """Lay four channels out as a 2 x 2 square of pixels: the way back from `Fold`."""

    def call(self, x):
        """From (N, H, W, 4C) to (N, 2H, 2W, C)."""
        return tf.nn.depth_to_space(x, 2)


@dataclass
class Parts:
    """Makes layers that agree on biases or none, the precision of their sums, the first weights, and what is cut off."""

    bias: bool
    precision: str
    rng: np.random.Generator
    leak: float = 0.0

    def conv(self, x, count, size=3, stride=1, gain=2.0):
        """Convolve: `count` kernels of side `size`."""
        start = keras.initializers.VarianceScaling(gain, "fan_in", "normal", int(self.rng.integers(2**31)))
        options = {"use_bias": self.bias, "kernel_initializer": start, "dtype": self.precision}
        return layers.Conv2D(count, size, stride, "same", **options)(x)

    def awake(self, x):
        """Cut off what is negative, or let a share of it through."""
        return layers.ReLU(negative_slope=self.leak, dtype=self.precision)(x)

    def twice(self, x, count):
        """Convolve and bend, two times."""
        for _ in range(2):
            x = self.awake(self.conv(x, count))
        return x

    def halve(self, x, count):
        """Half the side: each 2 x 2 square is seen by one kernel."""
        return self.conv(x, count, size=2, stride=2)

    def double(self, x, count):
        """Twice the side: each pixel becomes four."""
        return self.unfold(self.conv(x, 4 * count, size=1))

    def fold(self, x):
        """See `Fold`."""
        return Fold(dtype=self.precision)(x)

    def unfold(self, x):
        """See `Unfold`."""
        return Unfold(dtype=self.precision)(x)

    def join(self, x, other):
        """Add what was seen before the side was halved."""
        return layers.Add(dtype=self.precision)([x, other])
