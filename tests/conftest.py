"""What all tests share: properties try the same examples on every machine, so that a red run can be run again."""

from hypothesis import settings

settings.register_profile("presswork", derandomize=True, deadline=None)
settings.load_profile("presswork")
