"""The version of the program, for packaging, ``--version`` and whatever must not outlive it (caches)."""

__version__ = "0.1.0"
