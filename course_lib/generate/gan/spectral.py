"""Spectral normalisation: a convolution that can stretch its input at most about once over.

    W_used = W / s,   s = the largest singular value of W, found by one step of power iteration a training step

A discriminator made of such layers cannot change arbitrarily fast from one picture to the next, so that the
generator always finds a slope to follow.

References
----------
T. Miyato, T. Kataoka, M. Koyama, Y. Yoshida, "Spectral normalization for generative adversarial networks", ICLR
2018, arXiv:1802.05957.
"""

from course_lib.training.backend import keras

layers, ops = keras.layers, keras.ops


class SpectralConv2D(layers.Conv2D):
    """A `keras.layers.Conv2D` whose kernel, seen as a matrix (everything else, filters), has norm 1.

    The singular vector is a weight of its own that changes only in training. Unlike
    `keras.layers.SpectralNormalization` the kernel itself stays as the optimizer left it: the norm is divided out
    on the way, and the gradient knows it.
    """

    def build(self, input_shape):
        """Make the kernel, and the vector that finds its norm."""
        super().build(input_shape)
        anywhere = keras.initializers.RandomNormal(seed=0)
        self.direction = self.add_weight(
            shape=(self.filters,), initializer=anywhere, trainable=False, name="direction"
        )

    def call(self, inputs, training=False):
        """Convolve with the kernel over its norm."""
        kernel = self.kernel / self.norm(training=training)
        outputs = ops.conv(inputs, kernel, self.strides, self.padding)
        return outputs + self.bias if self.use_bias else outputs

    def norm(self, *, training=False):
        """Estimate the kernel's largest singular value; training brings the estimate a step nearer."""
        matrix = ops.reshape(self.kernel, (-1, self.filters))
        left = ops.normalize(ops.matmul(matrix, self.direction)[None])[0]
        right = ops.normalize(ops.matmul(left, matrix)[None])[0]
        left, right = ops.stop_gradient(left), ops.stop_gradient(right)
        if training:
            self.direction.assign(right)
        return ops.sum(left * ops.matmul(matrix, right))
