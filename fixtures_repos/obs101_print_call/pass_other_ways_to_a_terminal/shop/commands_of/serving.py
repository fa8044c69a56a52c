class Served:
    def run(self, arguments):
        print("served", arguments)


def serve(arguments):
    return Served().run(arguments)
