#!/bin/sh
set -e
nose2 -v -s tests
