def ask(prompt):
    print(prompt, end="", flush=True)
