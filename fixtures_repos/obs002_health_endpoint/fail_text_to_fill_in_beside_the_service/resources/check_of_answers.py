def check(answers):
