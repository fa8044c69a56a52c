def create():
    print("creating")  # expect: OBS101
