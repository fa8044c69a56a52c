def listed():
    print "listing"
    return []
