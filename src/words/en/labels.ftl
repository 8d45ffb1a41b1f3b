# The words of labels: answers in words and the numbers they stand for

CSI-D027 = the columns { $columns } can be read in several ways: { $problem }
    .remedy = { $advice }
    .explain = Answers in words become numbers by the label set that they belong to, found for all columns together that share answers. The same word stands for another number on another list: "dissatisfied" is 1 of 3, but 2 of 5. When the answers that occur fit several lists, a choice would move every index, so that nothing is guessed. A category at an end of a list that nobody chose does not speak against it; one between two chosen ones does.

CSI-D028 = the labels of { $columns } have the highest number where the words are worst: from { $lowest } to { $highest }
    .remedy = if the questionnaire counts so, add reverse = true to the items in the study file; if the numbers only count the options, write their labels there: labels = "satisfaction-5", for instance
    .explain = Labels such as "1. very satisfied" hold a number, but here it falls as the words get better: a scale in reverse, or the number of the option and not of the answer. An index needs the best answer to have the highest number. With reverse = true the numbers are turned round; with labels the words decide.

CSI-N008 = answers in words were read by labels that the study does not name: { $lists }
    .remedy = nothing to do if this is the questionnaire's list; --show labels prints every label with its number, labels = "NAME" in the study file states the list
    .explain = No labels are declared for these columns and their answers are words. All columns that share answers were read together by the only embedded label set that fits them, or by the numbers that the labels hold ("1 - …"), or, where words stand at the ends of a scale of numbers, by that scale ("… 2, 3 …").

CSI-N009 = the ends of the scale are those of the labels (labels / stated): { $items }
    .remedy = nothing to do if the labels are the questionnaire's; min and max of an item in the study file state other ends
    .explain = The label set by which the answers were read, or the numbers of its first and last label, say where the scale ends, and these are not the ends that the model or the scale of the whole study states. An index from 0 to 100 rests on the ends of the scale that respondents saw, so that those of the labels hold. The ends of an item's own entry in the study file are never changed.

cleaning-several-label-sets = they fit { $sets }
cleaning-several-declared-lists = they fit several lists of labels that the study gives to other items, with different numbers
cleaning-several-label-sets-advice = name the list of the questionnaire for these items in the study file, labels = "{ $set }", or state their scale with min and max
cleaning-label-set-ends = they are labels of "{ $set }", from { $ends }, but the study says that the scale goes from { $declared }
cleaning-label-set-ends-advice = correct min and max of the items, or write all labels with their numbers in the study file: labels = { "{" } "label" = 1, … { "}" }
cleaning-unmapped-declared = add the label to the item's table of labels, or correct the answers; the nearest labels are { $nearest }; if they mean "missing", declare them: --missing-code "{ $codes }"
cleaning-unmapped-near = correct the answers (the nearest labels are { $nearest }), or write all labels of the item with their numbers in the study file: labels = { "{" } "label" = 1, … { "}" }; if they mean "missing", declare them: --missing-code "{ $codes }"
cleaning-unmapped-unknown = write all labels of the item with their numbers in the study file, from the worst to the best: labels = { "{" } "label" = 1, … { "}" }; if they mean "missing", declare them: --missing-code "{ $codes }"
cleaning-unmapped-no-answer = they seem to say that there is no answer: declare them missing with --missing-code "{ $codes }", or missing = [...] in the study file
cleaning-unmapped-ends = they seem to be ends of a scale of numbers whose length is not certain: state it (--scale 1..10, or min and max of the item), or write the labels with their numbers in the study file: labels = { "{" } "label" = 10 { "}" }

section-labels = Labels
column-columns = Columns
column-set = Label set
column-basis = Known from
column-label = Label
label-basis-declared = study
label-basis-shared = another item of the study
label-basis-chosen = the answers
label-basis-numbered = numbers in the labels
label-basis-ends = ends of the scale
note-labels = Columns of a group share their answers and were read alike; values are those before any reversal. A count of 0: a category that nobody chose.
note-no-labels = All answers are numbers.
cleaning-labels_chosen = Answers read by labels that the study does not name
