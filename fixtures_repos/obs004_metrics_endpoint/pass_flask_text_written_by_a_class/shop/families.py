class Family:
    def __init__(self, key, value):
        self.key = key
        self.value = value

    def __str__(self):
        return f"""\
# HELP {self.key} A number
# TYPE {self.key} gauge
{self.key} {self.value}
"""


def render(count):
    return "".join(str(family) for family in [Family("orders", count)])
