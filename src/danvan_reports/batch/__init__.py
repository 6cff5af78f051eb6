"""Batch: the reports of many units in one run, and the roll-up of their figures."""
