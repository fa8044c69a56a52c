resource "google_compute_security_policy" "limits" {
  name = "limits"
  rule {
    action   = "throttle"
    priority = "1000"
    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
    }
  }
}
