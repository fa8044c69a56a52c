class Action:
    pass


class Move(Action):
    def run(self, crate):
        crate.hall = "right"
        return crate.hall
