def log(message):
    print(message)  # expect: OBS101
