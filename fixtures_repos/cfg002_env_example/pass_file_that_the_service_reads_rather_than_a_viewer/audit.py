import argparse
import os

from dotenv import load_dotenv

load_dotenv()
argparse.ArgumentParser().parse_args()
print(os.environ["AUDIT_LOG"])
