"""Calque reads French-language news about armed conflicts and draws what it says as map layers."""

__version__ = "0.1.0"
