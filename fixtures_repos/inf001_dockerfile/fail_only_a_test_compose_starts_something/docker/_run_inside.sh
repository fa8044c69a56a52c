#!/usr/bin/env bash
initialize-database
pytest --cov .
