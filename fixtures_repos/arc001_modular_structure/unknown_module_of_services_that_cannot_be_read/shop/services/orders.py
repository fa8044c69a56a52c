def listed():
    print "listing"
    return []


def unfinished(:
