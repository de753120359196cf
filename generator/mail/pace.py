"""How fast and how patiently a notice is sent: connections, messages per second, tries and pauses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast and how patiently to send.

    `rate` is in messages per second over all connections (0: no limit). A message that is put off is tried `attempts`
    times in a run, first after `pause` seconds, then after twice as many each time, at most `longest`. `grace` is how
    many seconds a message on its way may still take when the run is ended.
    """

    connections: int = 4
    rate: float = 20.0
    attempts: int = 5
    pause: float = 60.0
    longest: float = 900.0
    grace: float = 30.0
