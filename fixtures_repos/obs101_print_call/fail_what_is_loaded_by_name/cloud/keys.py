def lambda_handler(_event, _context):
    print("asked by the cloud")  # expect: OBS101
    return keys()


def keys():
    print("reading keys")  # expect: OBS101
    return []
