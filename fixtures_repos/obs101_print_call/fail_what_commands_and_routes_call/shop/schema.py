def announce(what):
    print(f"creating {what}")  # expect: OBS101


def handed_on(what):
    print(f"creating {what}")  # expect: OBS101


def nobody_calls(what):
    print(f"creating {what}")  # expect: OBS101
