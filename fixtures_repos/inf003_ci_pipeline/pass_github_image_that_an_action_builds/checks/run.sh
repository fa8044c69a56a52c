#!/bin/sh
pytest -q "$@"
