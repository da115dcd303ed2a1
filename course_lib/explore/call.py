"""A function call that can be read, shown and run: what an explorer draws and what it prints cannot differ."""
import sys


class Call:
    """A call of one of the course's functions, whose arguments may be calls themselves.

    Parameters
    ----------
    function : function
        A public function of the course.
    *args, **kwargs
        Its arguments: numbers, texts, tuples or other calls.

    Examples
    --------
    >>> from course_lib.damage import add_gaussian_noise
    >>> from course_lib.samples import camera
    >>> call = Call(add_gaussian_noise, Call(camera, 64, gray=True), 0.1, rng=1)
    >>> print(call)
    add_gaussian_noise(camera(64, gray=True), 0.1, rng=1)
    >>> call.run().shape
    (64, 64)
    """

    def __init__(self, function, *args, **kwargs):
        self.function, self.args, self.kwargs = function, args, kwargs

    def __repr__(self):
        words = [repr(arg) for arg in self.args] + [f"{name}={value!r}" for name, value in self.kwargs.items()]
        return f"{self.function.__name__}({', '.join(words)})"

    def run(self, known=None):
        """Return the result; `known` maps the text of inner calls to results that need not be computed again."""
        known = known or {}
        text = repr(self)
        if text in known:
            return known[text]
        args = [arg.run(known) if isinstance(arg, Call) else arg for arg in self.args]
        kwargs = {name: value.run(known) if isinstance(value, Call) else value for name, value in self.kwargs.items()}
        return self.function(*args, **kwargs)

    @property
    def inner(self):
        """The calls among the arguments."""
        return [value for value in (*self.args, *self.kwargs.values()) if isinstance(value, Call)]

    @property
    def functions(self):
        """All functions of the call and of the calls inside it, without repeats."""
        found = {self.function: None}
        for call in self.inner:
            found.update(dict.fromkeys(call.functions))
        return list(found)

    @property
    def imports(self):
        """The import statements that the text of the call needs."""
        homes = {}
        for function in self.functions:
            homes.setdefault(home(function), []).append(function.__name__)
        return "\n".join(f"from {package} import {', '.join(sorted(homes[package]))}" for package in sorted(homes))


class Given(Call):
    """A call whose result came from elsewhere: a reader's photograph, which the text reads from its file.

    Parameters
    ----------
    label : str
        A short name for lists.
    result : array
        What `run` returns.
    function, *args, **kwargs
        The call that makes the same result where the file lies.
    """

    def __init__(self, label, result, function, *args, **kwargs):
        super().__init__(function, *args, **kwargs)
        self.label, self.result = label, result

    def __str__(self):
        return self.label

    def run(self, known=None):
        """Return what was given."""
        return self.result


class Formula(Call):
    """A formula of calls that is shown as it is written: ``0.5 + (noisy - mended)``.

    Parameters
    ----------
    text : str
        The formula with {} for each call.
    function : function
        What computes it from the calls' results.
    *args
        The calls.

    Examples
    --------
    >>> from course_lib.samples import camera
    >>> call = Formula("1 - {}", lambda picture: 1 - picture, Call(camera, 64, gray=True))
    >>> print(call)
    1 - camera(64, gray=True)
    >>> call.imports
    'from course_lib.samples import camera'
    """

    def __init__(self, text, function, *args):
        super().__init__(function, *args)
        self.text = text

    def __repr__(self):
        return self.text.format(*map(repr, self.args))

    @property
    def functions(self):
        """All functions of the calls in the formula."""
        return list(dict.fromkeys(function for call in self.inner for function in call.functions))


def home(function):
    """Return the shortest name of a package of the course that offers `function` by its own name."""
    parts = function.__module__.split(".")
    for end in range(2, len(parts)):
        package = ".".join(parts[:end])
        if getattr(sys.modules.get(package), function.__name__, None) is function:
            return package
    return function.__module__
