from shop.parts import echo


class Shell:
    def run(self, command):
        print(command)  # expect: OBS101

    def answer(self, text):
        echo(text)
