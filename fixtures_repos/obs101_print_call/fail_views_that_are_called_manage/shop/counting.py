def count():
    print("counted")  # expect: OBS101
    return 1
