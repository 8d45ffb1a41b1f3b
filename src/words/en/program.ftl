# The words of the room: program

severity-error = error
severity-warning = warning
severity-information = note
severity-help = remedy

colon = {": "}

place-line = line { $line }
place-record = record { $record } (line { $line })
place-column = column "{ $column }"
place-separator = {", "}

# The command's help.
help-usage = Usage
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-exit-codes =
    Exit codes: 0 done · 1 a check or gate failed · 2 usage, study or model file · 3 survey data
    4 estimation not converged or inadmissible · 5 output not written · 130 interrupted
    Every message has a code: csi explain CODE tells more.

command-csi = Customer-satisfaction indices from survey exports, with drivers, by PLS path modelling
command-fit = Fit a model to a survey: indices from 0 to 100 and what drives them
command-models = The built-in models: list them, print one to edit, print a questionnaire
command-list = List the built-in models
command-show = Print a built-in model as TOML, to be edited and used with --model FILE
command-questionnaire = Print a model's questionnaire as Markdown
command-explain = Say more about a code or a criterion, such as CSI-D014 or HTMT
command-schema = Print the JSON Schema of the output of a command with --format json
command-generate = Print a man page or completions for a shell
command-man = Print the man page
command-completions = Print completions for a shell

argument-help = Show this help
argument-version = Show the version
argument-color = When to use colour: auto, always or never [default: auto]
argument-lang = Language of the output: en or zh [default: CSI_LANG, then the locale]
argument-quiet = Show errors only, no warnings and notes
argument-output = Write to a file, whole or not at all, instead of standard output
argument-data = A survey export (CSV, XLSX, XLS, ODS or SAV; - for standard input) or a study file (.toml)
argument-study = The study file, when DATA is a survey
argument-model = A built-in model (csi models) or a model file (.toml, or lavaan text in .lav or .txt)
argument-items = The column of an indicator, or the columns of a construct: Q=Q1 or QUALITY=q1,q2
argument-index = The index construct [default: the model's]
argument-scale = Scale ends of items without their own, such as 1..10
argument-missing-codes = Answers that mean "missing", such as 98,99
argument-weight = The column of respondent weights
argument-filter = Keep the respondents for whom this holds, such as 'region == "north" and age >= 18'
argument-group = Show the indices of each group in this column as well
argument-export = Survey tool that wrote the file, such as qualtrics, surveymonkey, wenjuanxing; plain for none [default: auto, found out]
argument-dictionary = REDCap data dictionary (CSV) with the questions and choices of the survey
argument-encoding = Encoding of the survey, such as gb18030 [default: found out]
argument-delimiter = Delimiter of the survey: one character, or tab [default: found out]
argument-header-rows = Number of header records [default: 1]
argument-sheet = The sheet of a workbook, by its name or its number from 1 [default: the first with data]
argument-threads = Threads; no number depends on them [default: all cores]
argument-matrix = A correlation or covariance matrix (CSV) instead of answers
argument-n = Respondents behind the matrix
argument-means = Item means for the matrix: indicator,mean,standard_deviation (CSV)
argument-scheme = Inner weighting scheme [default: path]
argument-metric = Item metric [default: standardized]
argument-consistent = Consistent PLS: correct common factors for attenuation
argument-missing = Treatment of missing answers [default: mean]
argument-index-weights = Weights of the items in an index [default: unstandardized]
argument-tolerance = Largest change of a weight at convergence [default: 1e-10]
argument-max-iterations = Iterations after which a fit has not converged [default: 300]
argument-resamples = Resamples for intervals and tests; 0 for none [default: 5000]
argument-seed = Seed of the resamples; the same seed gives the same numbers [default: 1]
argument-interval = Kind of interval [default: percentile]
argument-confidence = Confidence of the intervals, above 0.5 and below 1 [default: 0.95]
argument-engine = Draw respondents (ordinary) or, fast for large samples, moments [default: auto]
argument-allow-failures = Show intervals even if fewer than 90 % of the resamples could be fitted
argument-strata = The column of the strata within which the sample was drawn
argument-cluster = The column of the clusters that were drawn
argument-replicate-weights = The columns of replicate weights; rw* stands for rw1, rw2 and so on
argument-replicate-kind = What the replicate weights are
argument-show = Sections to show: indices, drivers, item-drivers, dimensions, paths, effects, … or all
argument-format = Format: table, json, csv or md [default: table]
argument-document = Which document: fit, check, assess, drivers, whatif, segments, kpi, hierarchy or models-compare [default: fit]
argument-code = A code, its name, or a criterion of csi assess
argument-list = List all criteria and codes
argument-name = Name of a built-in model
argument-shell = The shell: bash, zsh, fish, powershell or elvish

# Usage faults.
usage-no-data = no survey is named
usage-no-model = no model is named
usage-name-survey-and-model = name the survey as the first argument or as file under [survey], and the model with --model or under [model]; csi fit --help lists all arguments
usage-unknown-argument = unexpected argument "{ $argument }"
usage-unknown-command = there is no command "{ $argument }"
usage-no-command = a command is needed
usage-bad-value = "{ $value }" is no value of { $argument }
usage-no-value = { $argument } needs a value
usage-takes-no-value = { $argument } takes no value
usage-missing-argument = needed, but not given: { $argument }
usage-conflict = { $argument } cannot be combined with { $other }
usage-twice = { $argument } is given twice
usage-unclear = the arguments cannot be understood
usage-see-help = csi --help lists the commands, csi COMMAND --help the arguments of each
usage-did-you-mean = did you mean "{ $known }"? csi COMMAND --help lists all arguments
usage-one-of = use one of: { $known }
usage-give-a-number = give a whole number: at least 2 for --n, at least 1 for --threads, at least 0 for --header-rows

unknown-name-nearest = did you mean "{ $nearest }"? Known: { $known }
unknown-name-known = use one of: { $known }

file-not-utf-8 = it is not UTF-8 text

CSI-U001 = { $problem }
    .remedy = { $advice }
    .explain = The command line cannot be used as it stands: an argument is not known, lacks its value, has a value that it cannot have, or contradicts another one. A run of csi fit needs a survey (or a matrix) and a model; both can be named on the command line or in a study file, and the command line wins. Every command lists its arguments with --help; csi models lists the built-in models.
CSI-U002 = "{ $name }" is not known
    .remedy = { $advice }
    .explain = Names of models, sections, encodings and codes are fixed lists. They are compared whole, without regard to case.
CSI-U003 = the file cannot be read: { $reason }
    .remedy = check the path and the permissions; a path inside a study file is relative to that file
    .explain = An input file could not be opened or read. Nothing was written.
CSI-U004 = something unexpected happened: { $problem }
    .remedy = please report it with the command and, if possible, the files
    .explain = The program met a state that it has no message for. No result was written.

CSI-O001 = the output cannot be written: { $reason }
    .remedy = check that the folder exists, that it can be written to and that the disk has room
    .explain = A file is written under a temporary name beside its target, synced, and then renamed, so that there is never half a report: an existing file is still as it was. Exit code 5.

progress-resampling = resampling
interrupted = interrupted: nothing was written
