from tests.base import Case


class OrdersTest(Case):
    def test_list(self):
        with self.app.test_request_context("/orders", method="GET"):
            answer = self.app.full_dispatch_request()
            self.assertEqual(answer.status_code, 200)
