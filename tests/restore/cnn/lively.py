"""Networks that do something to a picture though they were never trained."""

import numpy as np

__all__ = ["away", "enliven"]


def enliven(network, seed=1, constant=0.3):
    """Give every layer weights of its own size, so that nothing dies away on the way, and biases that matter."""
    rng = np.random.default_rng(seed)
    for weight in network.trainable_variables:
        scale = (2 / np.prod(weight.shape[:-1])) ** 0.5 if len(weight.shape) > 1 else constant
        weight.assign(scale * rng.standard_normal(weight.shape).astype(np.float32))
    return network


def away(first, second):
    """The largest difference between two results."""
    return float(np.abs(np.asarray(first) - np.asarray(second)).max())
