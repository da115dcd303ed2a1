"""Write the pictures of README.md with the course's own code: ``python docs/make_pictures.py``."""

from pathlib import Path

from course_lib import damage, samples, show, story
from course_lib.generate.randomness import dead_leaves
from course_lib.restore.filtering import filter_nonlocal_means

FOLDER = Path(__file__).parent / "pictures"
SEED, SIDE, SIGMA = 13, 208, 25 / 255


def made_and_mended():
    """The two halves of the course in one row."""
    photo = samples.chelsea(SIDE)
    noisy = damage.add_gaussian_noise(photo, SIGMA, rng=1)
    pictures = {
        "made by chance": dead_leaves((SIDE, SIDE), gray=False, rng=SEED),
        "spoilt by noise": noisy,
        "mended": filter_nonlocal_means(noisy, sigma=SIGMA),
    }
    return show.row(
        pictures, alt="Overlapping shapes made by chance; a cat under heavy grain; the same cat, mended."
    )


def house():
    """The course as a house."""
    return story.house(
        alt="The course as a house: making on the left, mending on the right, each with three rooms."
    )


PICTURES = {"made_and_mended.png": made_and_mended, "house.png": house}


def main():
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        path = draw().save(FOLDER / name)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
