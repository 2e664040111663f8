"""Zerek: school diary, task book and exam preparation in one platform."""

__version__ = "0.1.0"
