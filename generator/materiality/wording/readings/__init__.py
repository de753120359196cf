"""Readings that decide an edit upwards, each with a reason. Source: domain rules §4.2."""
