import subprocess

subprocess.check_call(["python3", "-m", "pytest", "-n", "auto", "shop/"])
