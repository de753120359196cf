"""What a change counts as, and why."""
