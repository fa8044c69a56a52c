import configargparse


class Parser(configargparse.ArgumentParser):
    def note(self, text):
        print(f"note: {text}")
