say = print


def create():
    print("creating")  # expect: OBS101
    say("created")  # expect: OBS101
