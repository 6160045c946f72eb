"""Reading what people send, in a child process with limits."""
