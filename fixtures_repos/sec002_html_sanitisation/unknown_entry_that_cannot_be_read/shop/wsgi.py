from shop import app


@app.after_request
def guarded(answer):
    print "answering"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def unfinished(:
