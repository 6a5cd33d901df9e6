"""French text → reports of events."""
