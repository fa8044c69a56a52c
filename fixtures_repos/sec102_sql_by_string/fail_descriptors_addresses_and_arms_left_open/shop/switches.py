class Switch:
    label = ""

    def name(self, given):
        self.label = given


class Switches:
    first = Switch()
