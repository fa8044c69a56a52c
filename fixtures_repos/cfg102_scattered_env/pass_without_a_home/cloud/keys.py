"""Deployed by itself, without settings."""

import os

TAG = os.environ["KEYS_TAG"]


def lambda_handler(event, context):
    return TAG
