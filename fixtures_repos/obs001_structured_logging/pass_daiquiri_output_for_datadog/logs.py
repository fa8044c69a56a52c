import sys

import daiquiri


def set_up(to_agent: bool) -> None:
    outputs = [daiquiri.output.Stream(sys.stdout)]
    if to_agent:
        outputs.append(daiquiri.output.Datadog())
    daiquiri.setup(outputs=outputs)
