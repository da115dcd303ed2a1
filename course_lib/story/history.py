"""The dates of making and mending, each with the publication that it stands on."""

from typing import NamedTuple

MAKING, MENDING, NETWORKS = "making", "mending", "networks"


class Event(NamedTuple):
    """One date: when, what, which wing of the house, and the publication that proves it.

    Examples
    --------
    >>> [event.year for event in EVENTS if event.name.startswith("GANs")]
    [2014]
    """

    year: int
    name: str
    wing: str
    reference: str


EVENTS = (
    Event(
        1949,
        "Wiener filter",
        MENDING,
        "N. Wiener, Extrapolation, Interpolation, and Smoothing of Stationary Time Series",
    ),
    Event(
        1963,
        "Sketchpad: drawing with a computer",
        MAKING,
        "I. Sutherland, Sketchpad, AFIPS Spring Joint Computer Conference",
    ),
    Event(
        1968,
        "L-systems: plants from rewriting",
        MAKING,
        "A. Lindenmayer, Mathematical models for cellular interactions in development, "
        "Journal of Theoretical Biology 18",
    ),
    Event(
        1968,
        "dead leaves: chance and occlusion",
        MAKING,
        "G. Matheron, Modèle séquentiel de partition aléatoire, École des Mines",
    ),
    Event(1977, "running median", MENDING, "J. Tukey, Exploratory Data Analysis"),
    Event(
        1980,
        "neocognitron, the CNN's forerunner",
        NETWORKS,
        "K. Fukushima, Neocognitron, Biological Cybernetics 36",
    ),
    Event(1985, "Perlin noise", MAKING, "K. Perlin, An image synthesizer, SIGGRAPH 1985"),
    Event(
        1989,
        "CNNs trained by backpropagation",
        NETWORKS,
        "Y. LeCun and others, Backpropagation applied to handwritten zip code recognition, "
        "Neural Computation 1",
    ),
    Event(
        1991,
        "reaction-diffusion textures",
        MAKING,
        "G. Turk, Generating textures on arbitrary surfaces using reaction-diffusion, SIGGRAPH 1991",
    ),
    Event(
        1992,
        "total variation",
        MENDING,
        "L. Rudin, S. Osher, E. Fatemi, Nonlinear total variation based noise removal algorithms, "
        "Physica D 60",
    ),
    Event(
        1994,
        "wavelet shrinkage",
        MENDING,
        "D. Donoho, I. Johnstone, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81",
    ),
    Event(
        1998,
        "bilateral filter",
        MENDING,
        "C. Tomasi, R. Manduchi, Bilateral filtering for gray and color images, ICCV 1998",
    ),
    Event(
        1998,
        "CNNs read cheques: LeNet-5",
        NETWORKS,
        "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document "
        "recognition, "
        "Proceedings of the IEEE 86",
    ),
    Event(
        1999,
        "texture grown pixel by pixel",
        MAKING,
        "A. Efros, T. Leung, Texture synthesis by non-parametric sampling, ICCV 1999",
    ),
    Event(
        2000,
        "digital inpainting gets its name",
        MENDING,
        "M. Bertalmio, G. Sapiro, V. Caselles, C. Ballester, Image inpainting, SIGGRAPH 2000",
    ),
    Event(
        2004,
        "SSIM: a score closer to the eye",
        MENDING,
        "Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, Image quality assessment, "
        "IEEE Transactions on Image Processing 13",
    ),
    Event(
        2005,
        "non-local means",
        MENDING,
        "A. Buades, B. Coll, J.-M. Morel, A non-local algorithm for image denoising, CVPR 2005",
    ),
    Event(
        2007,
        "BM3D",
        MENDING,
        "K. Dabov, A. Foi, V. Katkovnik, K. Egiazarian, Image denoising by sparse 3-D transform-domain "
        "collaborative filtering, IEEE Transactions on Image Processing 16",
    ),
    Event(
        2012,
        "deep CNNs win ImageNet",
        NETWORKS,
        "A. Krizhevsky, I. Sutskever, G. Hinton, ImageNet classification with deep convolutional "
        "neural networks, "
        "NIPS 2012",
    ),
    Event(
        2014,
        "GANs: two networks at play",
        MAKING,
        "I. Goodfellow and others, Generative adversarial nets, NIPS 2014",
    ),
    Event(
        2017,
        "DnCNN: a network mends noise",
        MENDING,
        "K. Zhang, W. Zuo, Y. Chen, D. Meng, L. Zhang, Beyond a Gaussian denoiser, "
        "IEEE Transactions on Image Processing 26",
    ),
    Event(
        2018,
        "Noise2Noise: no clean picture",
        MENDING,
        "J. Lehtinen and others, Noise2Noise: learning image restoration without clean data, ICML 2018",
    ),
    Event(
        2020,
        "DDPM: diffusion draws well",
        MAKING,
        "J. Ho, A. Jain, P. Abbeel, Denoising diffusion probabilistic models, NeurIPS 2020",
    ),
    Event(
        2021,
        "a denoiser as a generator",
        MAKING,
        "Z. Kadkhodaie, E. Simoncelli, Stochastic solutions for linear inverse problems using the prior "
        "implicit in a denoiser, NeurIPS 2021",
    ),
    Event(
        2022,
        "latent diffusion",
        MAKING,
        "R. Rombach and others, High-resolution image synthesis with latent diffusion models, CVPR 2022",
    ),
)
