def configured(name):
    print(f"{name} is configured")  # expect: OBS101
    print("Start the shell again")  # expect: OBS101
