def configured(name):
    print(f"{name} is configured")
    print("Start the shell again")
