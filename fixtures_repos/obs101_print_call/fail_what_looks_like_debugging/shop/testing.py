def is_open():
    print("tested")  # expect: OBS101
    return True
