def test_crates(api):
    api.get("/crates").assert_status_code(200)
