"""The stages: how the work of each room is keyed by content, cut into chunks, given to workers, and kept.

One file a stage, in the order of the house: `cleaning` (with intake), `reading`, `grouping`, `stories` (resolution and
collation), `rows`. Each holds the stage's tasks, functions with plain data in and out that a process anywhere can run,
and what the pipeline calls. `parts` says in which parts the store keeps an article, `engine` runs what is missing.
"""
