#!/bin/bash
set -e
cd source
pytest tests
