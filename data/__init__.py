"""The sample project as package data."""
