import subprocess

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def build():
    print("building the front end")
    subprocess.run(["npm", "run", "build"], check=True)


class FrontEnd(BuildHookInterface):
    def initialize(self, version, build_data):
        build()
