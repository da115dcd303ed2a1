"""How the networks of this chapter that the course ships are made: ``python course.py train judge``, then ``gan``.

The generator learns from 60,000 digits in `TRAIN_FACES`, the judge's eye from 60,000 others. With ``--data DIR`` both
learn from the idx files of that folder instead, such as those of MNIST, and its test pictures are what they are
compared with.
"""

from pathlib import Path

from course_lib.generate.gan.feed import feed
from course_lib.generate.gan.judge import Judge, build_classifier, describe
from course_lib.generate.gan.judge.reader import BATCH, Reader
from course_lib.generate.gan.replay import Recorder, mosaic
from course_lib.generate.gan.sampling import sample
from course_lib.generate.gan.settings import EYE, RECIPE, build_gan, digits_to_learn_from
from course_lib.generate.gan.shipped import digit_judge, load_classifier
from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, glyph_set, load_idx
from course_lib.training import Checkpoint, Trained, fit

STEPS = {"gan": 24_000, "judge": 1400}
WHAT = "the averaged generator of a GAN: latent vector of 64 numbers and class to a 28 x 28 picture"


def train_judge(folder, *, steps=STEPS["judge"], seed=0, data=None):
    """Train the judge's eye: a `Trained`, or None if it was stopped."""
    pictures = glyph_set(60_000, faces=TRAIN_FACES, rng=EYE) if data is None else load_idx(data)
    reader = Reader(build_classifier(classes=len(pictures.names), rng=seed), steps)
    checkpoint = Checkpoint(folder, settings={"steps": steps, "seed": seed, "data": data})
    history = fit(reader, feed(pictures, BATCH, tanh=False, rng=seed), steps=steps, checkpoint=checkpoint)
    if history.stopped:
        return None
    card = {
        "what": "the judge's eye: a classifier of 28 x 28 pictures whose last hidden layer describes them",
        **about("judge", history, seed, data),
        "scores": {
            f"right, {name}": round(
                float((describe(reader.classifier, asked.images)[1] == asked.labels).mean()), 4
            )
            for name, asked in questions(data).items()
        },
    }
    return Trained(reader.classifier, card)


def train_gan(folder, *, steps=STEPS["gan"], seed=0, data=None):
    """Train the GAN and judge it: a `Trained` whose model is the averaged generator, or None if it was stopped."""
    folder = Path(folder)
    pictures = digits_to_learn_from() if data is None else load_idx(data)
    eye = eye_for(folder, data, pictures)
    if eye is None:
        return None
    model = build_gan(classes=len(pictures.names), steps=steps, rng=seed)
    asked = next(iter(questions(data).values()))
    recorder = Recorder(folder / "moments", steps, eye, asked)
    recorder(model, 0)
    history = fit(
        model,
        feed(pictures, RECIPE["batch"], rng=seed),
        steps=steps,
        preview=lambda model, step: mosaic(sample(model.average, 60, rng=1), 6, 10),
        callback=recorder,
        checkpoint=Checkpoint(folder, settings={**RECIPE, "steps": steps, "seed": seed, "data": data}),
    )
    if history.stopped:
        return None
    marks = scores(model.average, judges(eye, data, pictures))
    card = {"what": WHAT, **about("gan", history, seed, data), "scores": marks}
    return Trained(model.average, card, (recorder.write(history, folder / "gan_replay.npz"),))


def eye_for(folder, data, pictures):
    """The shipped eye for the course's digits, or one trained on the same foreign pictures; None if stopped."""
    if data is None:
        return load_classifier(stand_in=False)
    trained = train_judge(folder / "judge", steps=STEPS["judge"], data=data)
    return trained and trained.model


def questions(data):
    """Real pictures that nothing was trained on, by what they are: a dict of `GlyphSet`."""
    if data is not None:
        return {"test pictures": load_idx(data, part="test")}
    kinds = {"the faces learned from": TRAIN_FACES, "faces never seen": HELD_OUT_FACES}
    return {name: glyph_set(10_000, faces=faces, rng=EYE + 1) for name, faces in kinds.items()}


def judges(eye, data, pictures):
    """Who judges samples, by what they are compared with: a dict of `Judge`."""
    if data is None:
        kinds = {"the faces learned from": TRAIN_FACES, "faces never seen": HELD_OUT_FACES}
        return {name: digit_judge(faces=faces, classifier=eye) for name, faces in kinds.items()}
    test = load_idx(data, part="test")
    half = len(test) // 2
    return {"test pictures": Judge(eye, test[:half], test[half:], pictures)}


def scores(generator, judges):
    """Every line of every judge, as a card keeps it."""
    found = {}
    for against, judge in judges.items():
        verdict = judge.judge(sample(generator, len(judge.reference), rng=1))
        found |= {f"{line.name}, against {against}": round(line.value, 3) for line in verdict.lines}
        found |= {
            f"FCD, against {against}": round(verdict.fcd, 3),
            f"floor, against {against}": round(verdict.floor, 3),
        }
    return found


def about(name, history, seed, data):
    """The entries of a card that both networks share."""
    where = "" if data is None else " --data DIR"
    return {
        "data": "digits drawn by course_lib.generate.rules.glyph_set"
        if data is None
        else "idx files given by path",
        "recipe": f"python course.py train {name}{where}",
        "seed": seed,
        "steps": history.step,
        "minutes": round(float(history.seconds[-1]) / 60, 1),
        "licence": "MIT",
    }
