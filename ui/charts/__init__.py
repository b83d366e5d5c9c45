"""The charts of the dock: each looks up what it shows of a place, says it in one sentence, and draws it."""
