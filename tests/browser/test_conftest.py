"""The browser starts, renders, and lets no trouble on a page pass."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

HTML = b"<!doctype html><title>Here</title><link rel=icon href=data:,><h1>Hello</h1><button>Go</button>"


class Handler(BaseHTTPRequestHandler):
    """Answer every request with one small page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(HTML)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def small_page():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_page_is_rendered_and_can_be_clicked(page, small_page):
    page.goto(small_page)
    page.evaluate("document.querySelector('button').onclick = () => { document.title = 'Clicked' }")
    page.get_by_role("button", name="Go").click()
    assert page.title() == "Clicked"
    assert page.get_by_role("heading").bounding_box()["width"] > 0


@pytest.mark.parametrize(
    ("script", "seen"),
    [
        ("console.error('broken here')", "broken here"),
        ("setTimeout(() => { throw new Error('raised there') })", "raised there"),
        ("fetch('https://example.org/x').catch(() => {})", "asked another host: https://example.org/x"),
    ],
)
def test_trouble_on_a_page_is_noticed(page, small_page, trouble, script, seen):
    page.goto(small_page)
    assert trouble == []
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(200)
    assert any(seen in line for line in trouble)
    trouble.clear()
