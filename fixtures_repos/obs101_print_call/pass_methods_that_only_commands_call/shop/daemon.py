class Daemon:
    def restart(self):
        self.stop()
        self.echo("starting")

    def stop(self):
        self.echo("stopping")

    @classmethod
    def echo(cls, line):
        print("daemon:", line)
