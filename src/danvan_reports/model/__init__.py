"""Validate: text trees into typed, frozen facts; every fault in one run."""
