def summed(seconds, show_steps=False, print_steps=False, quiet=True):
    if not print_steps or not seconds:
        return sum(seconds.values())
    for name, each in seconds.items():
        print(name, each)
    if quiet:
        return 0
    print("that was all")
