target "ledger" {
  contexts = {
    interpreter = "docker-image://python"
  }
  context = "."
}
