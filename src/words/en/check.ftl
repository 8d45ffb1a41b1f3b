# The words of the room: check

CSI-W009 = nobody chose { $categories }, although { $below } was chosen { $below_count } times and { $above } { $above_count } times
    .remedy = check whether the category was exported as blank or under another code, and whether the questionnaire offers it
    .explain = A category between two that many respondents chose should be chosen by some. When the expected number is at least ten, none at all is no accident: most often the export wrote that category as blank (an "average" that became an empty cell), a code was declared missing that is an answer, or a label was given the wrong number. Scales with more than eleven steps are not looked at.

CSI-W010 = respondents who answered less than { $share } % of the items or did not get to the end: { $count }
    .remedy = decide whether they count; to leave them out: exclude = ["incomplete"] under [cleaning]
    .explain = Somebody who broke off has answered the first questions only, and the answers that lack are not missing at random. A response is incomplete when too few items were answered, or when the survey tool says so (Finished, Progress, Status, an empty submitdate). Set another share with incomplete-response = { "{" } limit = 0.8 { "}" } under [check].

CSI-W011 = records that repeat the id of an earlier record: { $count } (record { $record } repeats record { $earlier })
    .remedy = keep one record for each respondent; to leave the later ones out: exclude = ["duplicate"] under [cleaning]
    .explain = The same id stands in several records: a response was sent twice, or files were joined that overlap. Each respondent should count once. A column that is only called like an id and repeats in more than 5 % of the records is taken for something else (a panel, a household); name the id with id = "..." under [survey] to have every repeat reported.

CSI-W012 = records with the same answers to all items as an earlier record: { $count } (record { $record } repeats record { $earlier })
    .remedy = compare times and ids of these records; to leave the later ones out: exclude = ["duplicate"] under [cleaning]
    .explain = Two respondents can give the same answers by chance, most of all when they are very satisfied. So equal rows are reported only when chance is no explanation: given how high each respondent answers on the whole, fewer than 0.05 such rows are expected in the file. Straight lines are not compared. Short questionnaires and large files make coincidences likely; there ids tell more.

CSI-W013 = respondents who gave one and the same answer to at least { $share } % of their items in a row: { $count } ({ $kind }; largest standard deviation within a respondent { $deviation })
    .remedy = look at these records and at their times; to leave out those with another answer than the best: exclude = ["straight-liner"] under [cleaning]
    .explain = The longest run of one answer (longstring) and the standard deviation of a respondent's answers (IRV) show who ticked the same box all along. Counted are items on the same scale, at least five answers on four or more steps. Very satisfied customers do give the best answer throughout: in real satisfaction data 5 to 10 % of the respondents; so a line of best answers is a note, unless some items are reversed. Neither figure proves carelessness; nobody is left out unless you ask. Shorter runs are found with straight-liner = { "{" } limit = 0.5 { "}" } under [check].

CSI-W014 = respondents who took less than { $seconds } seconds, { $share } % of the median of { $median }: { $count }
    .remedy = look at these records; to leave out those below the limit: exclude = ["speeder"] under [cleaning]
    .explain = Who takes less than a third of the median duration can hardly have read the questions; below half of the median is a note, because it is common among quick readers. The median is used because a tab left open makes means useless. The duration comes from a column of seconds, or from the times of beginning and end; name them with duration, or start and end, under [survey].

CSI-W015 = the largest weight is { $ratio } times the mean; with a design effect of { $effect } the { $respondents } respondents are worth { $effective }
    .remedy = trim the weights, or weight by fewer characteristics
    .explain = A respondent with a very large weight speaks for many, so that one answer can move an index. The design effect n·Σw²/(Σw)² (Kish 1965) says how much the variance grows because weights differ; above 2 they cost more than half of the sample. Usual practice trims weights at about five times their mean.

CSI-W016 = groups with fewer than { $least } respondents: { $groups }
    .remedy = put small groups together, or read their figures with care
    .explain = The index of a group has a standard error of about the standard deviation of its scores over the square root of its respondents: with 30 respondents and a deviation of 18 points that is 3 points. Set another number with small-group = { "{" } limit = 50 { "}" } under [check].

CSI-W017 = "{ $answer }" has { $achieved } of { $target } respondents; wanted: { $shortfall } more
    .remedy = keep the survey open for this group, or weight the answers
    .explain = Under [check.quota] the study file states how many respondents each answer of a column should have. Counted are the respondents who pass the filter and answered any item. Answers are compared whole, without regard to case, width and blanks.

CSI-W018 = check: duplicates { $duplicates }, straight-liners { $straight_liners }, speeders { $speeders }, incomplete { $incomplete }
    .remedy = csi check tells more; all of them count unless exclude under [cleaning], or --exclude, names the kind
    .explain = These respondents are conspicuous, which does not make their answers wrong. They are part of every figure unless you exclude them. A run looks for them up to 50,000 respondents, or whenever an exclusion asks for it.

CSI-N010 = { $count } respondents share a network address with others (addresses concerned: { $addresses })
    .remedy = nothing to do, unless ids, answers or times point to the same respondents
    .explain = Households, companies, campuses and mobile networks give many people one address, so this alone says nothing. Together with equal answers or times it can show that somebody answered more than once.

CSI-N011 = { $share } of the answers are { $end }, { $which } of the scale
    .remedy = nothing to do; a wording with more room at this end would tell more in the next wave
    .explain = Above 15 % of the answers at one end of the scale (Terwee et al. 2007) an item no longer tells those respondents apart. In satisfaction surveys that is usual at the upper end and no fault of the data. Reversed items are judged as they were answered.

CSI-N012 = left out as the study asks: { $count } ({ $reasons })
    .remedy = nothing to do
    .explain = The study, or --exclude, leaves out these kinds of conspicuous respondents. Each counts for the first reason that holds, in the order in which they are named. The figures describe the respondents that were used.

CSI-N013 = { $subject }
    .remedy = name a model with --model, or a study file, to check the answers against the questionnaire
    .explain = Without a model nothing says which columns are items and what their scales are. Columns whose answers are whole numbers from 0 to 10, but for a few codes, are taken for ratings on the shortest usual scale that holds them (or on --scale); everything that needs more than that is left out.

check-lower-end = the lower end
check-upper-end = the upper end
check-line = not the best answer
check-line-of-best-answers = the best answer, which satisfied customers give in earnest
check-negative-item-rest = "{ $indicator }" goes against the other items of its construct: correlation with their mean { $correlation }
check-ratings = no model is named; checked as ratings: { $columns }
check-no-ratings = no model is named and no column looks like a rating; only the file and the respondents were checked

# The report.
section-findings = Findings
section-responses = Respondents
section-check-items = Items
section-quotas = Quotas
section-sample = Sample size and weights
section-flagged = Respondents to look at

column-finding = Finding
column-records = Records
column-message = Message
column-remedy = Remedy
column-respondents_counted = Respondents
column-share = Share
column-answered = Answered
column-lower_share = Lower end
column-upper_share = Upper end
column-item_rest = Item–rest r
column-answer = Answer
column-achieved = Achieved
column-shortfall = Short
column-figure = Figure
column-record = Record
column-line = Line
column-findings = Findings
column-longest_run = Longest run
column-seconds = Seconds
column-wanted = Wanted

responses-read = In the file
responses-filtered_out = Outside the filter
responses-empty = Without any answer
responses-incomplete = Incomplete
responses-duplicates = Duplicates
responses-straight_liners = Straight-liners (not the best answer)
responses-speeders = Speeders
responses-faulty = With an answer that cannot be used
responses-sound = Sound

sample-respondents = Respondents
sample-effective_respondents = Worth, by weights
sample-design_effect = Design effect
sample-largest_weight = Largest weight over the mean
sample-needed_for_path = Needed for a path of 0.2 (inverse square root)
sample-smallest_path = Smallest path found
sample-most_predecessors = Most predecessors of a construct
sample-needed_for_r_squared = Needed for an R² of 0.10 (minimum R²)

heading-check = Check of { $file }: { $respondents } respondents, { $columns } columns
heading-check-unread = Check of { $file }
heading-export = { $kind }: { $reason } · { $encoding } · delimiter { $delimiter } · header rows { $header_rows }
note-responses = A respondent can be in several lines; nobody is left out of the file.
note-sample = Power 80 % at the 5 % level.
check-passed = Passed: errors { $errors }, warnings { $warnings }, notes { $notes }.
check-failed = Failed: errors { $errors }, warnings { $warnings }, notes { $notes }.
check-suite = csi check
check-tab = tab

study-limit-out-of-range = { $found } is no limit
study-limit-above-zero-advice = give a number above 0
study-limit-share-advice = give a share above 0, at most 1, such as 0.2

command-check = Check a survey: findings with their records, exit code 1 on errors
argument-strict = Fail on warnings, too
argument-write-valid = Write the records without warnings and errors to this CSV file
argument-write-invalid = Write the records with warnings or errors, and why, to this CSV file
argument-check-show = Sections to show: findings, responses, quotas, check-items, sample, flagged or all
argument-check-format = Format: table, json, csv, md, junit, github or sarif [default: table]
argument-exclude = Leave out conspicuous respondents: duplicate, straight-liner, speeder, incomplete
help-check-exit-codes =
    Exit codes: 0 nothing found that fails the check · 1 an error among the findings; with --strict also a warning
    2 usage, study or model file · 3 the survey cannot be read as one · 5 output not written
    Levels, limits and quotas of the findings stand under [check] in the study file: speeder = "off|info|warn|error".
    Without a model the columns that look like ratings are checked. Nothing is dropped from the survey.
check-written-over = the survey itself would be replaced: { $found }
check-written-over-advice = name another file
check-columns-lack = columns lack; checked as ratings in place of the model's items: { $columns }
