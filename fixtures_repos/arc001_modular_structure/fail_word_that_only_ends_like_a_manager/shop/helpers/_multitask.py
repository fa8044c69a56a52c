class Multitask:
    def run(self) -> None:
        return None
