import pickle  # expect: SEC2
import subprocess  # expect: SEC2


def load(data):
    return pickle.loads(data)  # expect: SEC2


def run(command):
    return subprocess.call(command, shell=True)  # expect: SEC2
