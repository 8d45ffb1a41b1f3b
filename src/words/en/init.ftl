# The words of csi init: a proposed study file

command-init = Propose a study file for a survey: columns, scale, missing codes and labels, each with its evidence
argument-survey = A survey export (CSV; - for standard input)
argument-study-output = Where to write the study file; - for standard output [default: study.toml]
argument-force = Replace the study file if it exists

file-exists = it exists; --force replaces it

init-title = Proposed by csi init for { $file } and the model { $model }: { $matched } of { $items } items found.
init-check = Check every line that is not certain, above all scale, missing codes and labels; then: csi fit { $study }
init-nothing-left = Nothing is left to fill in: this study fits.
init-left = Left to fill in before this study fits:
init-encoding-guessed = guessed from the bytes
init-standard-input = the survey came from standard input: name its file
init-missing = look like "missing": { $codes }
init-code = { $code } ({ $count } answers)
init-role-id = { $distinct } distinct answers: names the respondents
init-role-end = { $distinct } distinct answers: a time; with one for the start as well, durations are checked
init-role-weight = numbers above 0: respondent weights
init-role-group = { $distinct } distinct answers: groups shown side by side
init-role-unsuited = the name says so, but not the answers
init-scale = answers from { $lowest } to { $highest } in { $columns } columns
init-scale-of-model = answers from { $lowest } to { $highest } in { $columns } columns; the model says { $model }
init-certain = certain: { $evidence }
init-likely = likely: { $evidence }
init-possible = possible: { $evidence }
init-evidence-name = name
init-evidence-alias = alias
init-evidence-wording = wording { $likeness }
init-evidence-block = block { $stem }
init-evidence-position = position, as many ratings as open items
init-not-found = no column found
init-optional = no column found; the model stands without it
init-candidates = nearest: { $candidates }
init-written = { $study }: { $matched } of { $items } items found ({ $certain } certain, { $likely } likely, { $possible } possible)
