"""Looking over an agent's shoulder: a trainer reads a running shift, and may say something to the agent alone."""
