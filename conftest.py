"""What holds for every check, for tests/ and notebooks/ alike; the parts are explained where they lie."""

pytest_plugins = ["tests.frame.network", "tests.frame.strict_notebooks"]
