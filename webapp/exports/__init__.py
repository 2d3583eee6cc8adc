"""Exports: what a cohort did, as tables for a spreadsheet."""
