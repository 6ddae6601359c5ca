"""How fast the bot is on this machine: `make bench` prints it; docs/performance.md keeps a run."""
