target "base" {
  context = "build/base"
}

target "ledger" {
  contexts = {
    ctx_base = "target:base"
  }
  context = "."
}
