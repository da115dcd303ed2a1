"""A herbarium of L-systems: curves that fill the plane, and plants."""

from course_lib.generate.rules.notation import parse_system

_TEXTS = {
    "koch": "axiom: F--F--F; angle: 60; heading: 60; depth: 4; width: 1.2; F -> F+F--F+F",
    "dragon": "axiom: F; angle: 45; heading: 0; depth: 12; F -> +F--G+; G -> -F++G-",
    "hilbert": "axiom: A; heading: 0; depth: 5; width: 2; A -> +BF-AFA-FB+; B -> -AF+BFB+FA-",
    "gosper": """axiom: F; angle: 60; heading: 0; depth: 4; width: 1.5
        F -> F-G--G+F++FF+G-
        G -> +F-GG--G-F++F+G""",
    "sierpinski": "axiom: F-G-G; angle: 120; heading: 60; depth: 6; F -> F-G+F+G-F; G -> GG",
    "weed": "axiom: F; angle: 25.7; depth: 5; width: 1.4; taper: 0.8; F -> F[+F]F[-F]F",
    "bush": "axiom: F; angle: 22.5; depth: 4; width: 1.8; taper: 0.75; F -> FF-[-F+F+F]+[+F-F-F]",
    "tree": "axiom: X; angle: 20; depth: 7; width: 2; taper: 0.8; X -> F[+X]F[-X]+X; F -> FF",
    "reed": """axiom: X; angle: 22.5; heading: 75; depth: 6; width: 2; taper: 0.8
        X -> F+[[X]-X]-F[-FX]+X
        F -> FF""",
    "chance": """axiom: X; angle: 24; depth: 7; width: 2; taper: 0.8
        X 0.4 -> F[+X]F[-X]X
        X 0.3 -> F[+X][-X]FX
        X 0.3 -> F[-X]F[+X]+X
        F 0.8 -> FF
        F 0.2 -> F""",
}
SYSTEMS = {name: parse_system(text) for name, text in _TEXTS.items()}
