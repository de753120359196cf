"""Measurements that a command reruns."""
