# Every command lives in .ci/make.py, which also runs without make: py .ci\make.py demo
PYTHON ?= python3
COMMANDS = demo test cover lint bench browser lock clean

.PHONY: help $(COMMANDS)
help:
	@$(PYTHON) .ci/make.py help

$(COMMANDS):
	@$(PYTHON) .ci/make.py $@ $(ARGS)
