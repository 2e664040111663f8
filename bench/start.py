"""How soon the second `zerek demo` answers `/health`, and how much memory it holds after somebody has sat an exam."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import httpx
import psutil

PORT = 8765
ROUNDS = 5
BUDGET_SECONDS, BUDGET_MB = 3.0, 150.0


def start(folder: str) -> tuple[subprocess.Popen[bytes], float]:
    """The server process and the seconds until it answered."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "zerek.cli", "demo", "--port", str(PORT), "--data", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"RATE_LIMIT_PER_MINUTE": "100000"},
    )
    while True:
        try:
            if httpx.get(f"http://127.0.0.1:{PORT}/health", timeout=1).status_code == 200:
                return process, time.perf_counter() - started
        except httpx.TransportError:
            time.sleep(0.01)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    process.wait(30)


def sit_an_exam() -> int:
    """The number of questions answered."""
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}/api/v1", timeout=30) as client:
        pair = client.post("/auth/login", json={"login": "student", "password": "zerek-demo"}).json()
        client.headers["Authorization"] = f"Bearer {pair['access_token']}"
        attempt = client.post("/exam/start", json={"major_code": "M094", "format": "profile"}).json()["attempt_id"]
        questions = client.get(f"/exam/{attempt}/questions").json()["items"]
        for question in questions:
            body = {"question_id": question["question_id"], "selected_keys": ["A"]}
            client.post(f"/exam/{attempt}/answer", json=body).raise_for_status()
        client.post(f"/exam/{attempt}/submit?review=true").raise_for_status()
        return len(questions)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        process, first = start(folder)
        stop(process)
        seconds = []
        for _ in range(ROUNDS):
            process, took = start(folder)
            seconds.append(took)
            fresh = psutil.Process(process.pid).memory_info().rss / 1e6
            answered = sit_an_exam()
            used = psutil.Process(process.pid).memory_info().rss / 1e6
            stop(process)
        print(f"start: first (with loading the demonstration) {first:.2f} s")
        print(f"start: second, until /health answers {statistics.median(seconds):.2f} s (budget {BUDGET_SECONDS} s)")
        print(f"memory: {fresh:.0f} MB at start, {used:.0f} MB after an exam of {answered} (budget {BUDGET_MB:.0f} MB)")


if __name__ == "__main__":
    main()
