#!/bin/sh
python report.py
