def summed(seconds, dry_run=False, print_steps=False):
    if dry_run:
        return 0
    print("summing")  # expect: OBS101
    if not seconds:
        return 0
    if print_steps:
        if not print_steps:
            return 1
        seconds = {}
    print("summed")  # expect: OBS101
    return sum(seconds.values())
