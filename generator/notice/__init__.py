"""When a version may apply and what is due for it: days, clock, phases, gates, duties, and the notice's words."""
