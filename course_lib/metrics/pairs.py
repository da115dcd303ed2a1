"""What every metric asks first: are these two pictures of one shape, and is the peak a peak?"""

from course_lib.images import ImageError, check_image, check_number


def check_peak(peak):
    """Return the peak if it is a finite number above 0."""
    if check_number(peak, "peak") <= 0:
        raise ValueError(f"peak must be above 0, got {peak}")
    return peak


def check_pair(truth, image, min_side=1):
    """Raise unless both are pictures of one shape with sides of at least `min_side` pixels."""
    check_image(truth, "truth", min_side=min_side)
    check_image(image, min_side=min_side)
    if truth.shape != image.shape:
        raise ImageError(f"truth and image must have one shape, got {truth.shape} and {image.shape}")
