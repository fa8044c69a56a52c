#!/bin/bash
unit() {
  pytest
}
lint() {
  ruff check .
}
"$1"
