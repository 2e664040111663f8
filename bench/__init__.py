"""Measurements. Each prints ratios against a named reference of the same run; none is part of the tests."""
