import click


class Shell:
    """A shell that echoes its answers."""

    def run(self, command):
        try:
            self.answer(command)
        except ValueError as error:
            print(error)

    def answer(self, text):
        click.echo(text)
