target "base" {
  context = "build/base"
}

target "source" {
  context = "lib"
}

target "ledger" {
  contexts = {
    ctx_base   = "target:base"
    ctx_source = "target:source"
  }
  context    = "app/ledger"
  dockerfile = "Dockerfile"
}
