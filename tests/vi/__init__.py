"""Tests of the Vietnamese layer."""
