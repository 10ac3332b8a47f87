"""A package, so that what its conftest builds once ends with it."""
