#!/bin/sh
# Shows that the server, a worker and beat stop in good order on SIGTERM: requests in flight are answered, the job in
# hand is finished, no new work is taken, connections are closed, and each ends with status 0 in under 30 seconds.
#   scripts/test_graceful_shutdown.sh                    everything; what is not installed here is said to be skipped
#   scripts/test_graceful_shutdown.sh --size embedded    the server on SQLite alone
set -eu
cd "$(dirname "$0")/.."
test -x .venv/bin/python || ./task setup
PYTHONPATH=tests exec .venv/bin/python -m proofs stopping "$@"
