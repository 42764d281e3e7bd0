"""One module a rule on logs, each ending in its `RULE`; its docstring is the rule's text in docs/findings.md."""
