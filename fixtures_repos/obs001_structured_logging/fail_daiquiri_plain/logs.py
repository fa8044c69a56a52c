import sys

import daiquiri


def set_up(to_agent: bool) -> None:
    daiquiri.setup(outputs=[daiquiri.output.Stream(sys.stdout)] if to_agent else [])
