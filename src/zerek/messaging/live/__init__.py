"""The WebSocket of open pages."""
