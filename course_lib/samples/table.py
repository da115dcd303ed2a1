"""The table of samples: file, size, what each shows, who made it, under which licence."""

from typing import NamedTuple


class Credit(NamedTuple):
    """Where a sample comes from: its name, file, size, what it shows, who made it, and the licence."""

    name: str
    file: str
    shape: tuple
    shows: str
    author: str
    licence: str


PUBLIC = "public domain"
# As scikit-image's documentation (skimage.data, version 0.26) states them.
CREDITS = {
    credit.name: credit
    for credit in (
        Credit("astronaut", "astronaut.png", (512, 512), "The astronaut Eileen Collins", "NASA", PUBLIC),
        Credit("brick", "brick.png", (512, 512), "A brick wall", "CC0Textures (Bricks25)", "CC0"),
        Credit(
            "camera",
            "camera.png",
            (512, 512),
            "A man behind a camera on a tripod",
            "Lav Varshney",
            "CC0",
        ),
        Credit(
            "cell",
            "cell.png",
            (660, 550),
            "A cell floating in saline, phase contrast",
            "Paul Müller et al.",
            "CC0",
        ),
        Credit("chelsea", "chelsea.png", (300, 451), "Chelsea the cat", "Stefan van der Walt", "CC0"),
        Credit(
            "clock",
            "clock_motion.png",
            (300, 400),
            "A clock, blurred by motion",
            "Stefan van der Walt",
            PUBLIC,
        ),
        Credit(
            "coffee",
            "coffee.png",
            (400, 600),
            "A cup of coffee on a wooden table",
            "Rachel Michetti",
            "CC0",
        ),
        Credit(
            "coins",
            "coins.png",
            (303, 384),
            "Greek coins from Pompeii",
            "Brooklyn Museum",
            "no known restrictions",
        ),
        Credit("grass", "grass.png", (512, 512), "Grass", "Linolafett (DeviantArt)", "CC0"),
        Credit("gravel", "gravel.png", (512, 512), "Gravel", "CC0Textures (Gravel04)", "CC0"),
        Credit(
            "horse",
            "horse.png",
            (328, 400),
            "The silhouette of a horse",
            "Andreas Preuss (openclipart)",
            "CC0",
        ),
        Credit(
            "hubble",
            "hubble_deep_field.jpg",
            (872, 1000),
            "Galaxies, Hubble eXtreme Deep Field",
            "NASA",
            PUBLIC,
        ),
        Credit(
            "immunohistochemistry",
            "ihc.png",
            (512, 512),
            "Glands of the colon, stained brown and blue",
            "Center for Microscopy and Molecular Imaging (CMMI)",
            "no known restrictions",
        ),
        Credit(
            "microaneurysms",
            "microaneurysms.png",
            (102, 102),
            "A detail of an ill retina",
            "Andreas Maier",
            "CC0",
        ),
        Credit("moon", "moon.png", (512, 512), "The surface of the moon", "scikit-image", "not stated"),
        Credit(
            "motorcycle",
            "motorcycle_left.png",
            (500, 741),
            "A motorcycle in a garage",
            "Middlebury 2014 stereo benchmark (D. Scharstein et al.)",
            "not stated",
        ),
        Credit("page", "page.png", (191, 384), "A scanned page, badly lit", "scikit-image", "not stated"),
        Credit("retina", "retina.jpg", (1411, 1411), "The back of a human eye", "Mikael Häggström", "CC0"),
        Credit("rocket", "rocket.jpg", (427, 640), "A Falcon 9 takes off", "SpaceX", PUBLIC),
        Credit(
            "text",
            "text.png",
            (172, 448),
            "Words on paper, badly lit",
            "Wikipedia (File:Corner.png)",
            PUBLIC,
        ),
    )
}
