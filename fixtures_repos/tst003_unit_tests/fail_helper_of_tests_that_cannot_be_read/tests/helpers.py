def told(answer):
    print answer.status_code
