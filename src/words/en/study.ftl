# The words of the room: study

CSI-S001 = the study file does not parse: { $problem }
    .remedy = correct this line; texts stand in quotes, tables in [square brackets]
    .explain = A study file is written in TOML: tables such as [survey] and [items], and below them lines of the form key = value. Texts stand in quotes, numbers and true or false do not, lists stand in square brackets. A column name with a backslash or with double quotes is easiest in single quotes.

CSI-S002 = the study file has an unknown key: "{ $key }"
    .remedy = { $advice }
    .explain = Unknown keys are errors, because a misspelt key would otherwise change the analysis in silence. [survey]: file, export, dictionary, encoding, delimiter, header_rows, sheet, missing, weight, group, where, strata, cluster, replicate_weights, replicate_kind. [model]: use or file or text, index and interactions. [scale]: min, max, decimals. [items]: one key for each indicator or construct, each with a column name or a table of column or columns, min, max, missing, labels, reverse, decimals. [settings]: scheme, metric, missing, consistent, index_weights, tolerance, max_iterations, resamples, seed, interval, confidence, engine, allow_failures. [kpi]: nps, csat, ces, satisfied, mean; [kpi.complaints]: problem, complained, told_firm, resolved, handling, loyalty, reasons.

CSI-S003 = "{ $key }": { $problem }
    .remedy = { $advice }
    .explain = A setting of the study file or of the command line has the wrong type or a value that it cannot have: a scheme other than path, factorial or centroid, a scale whose first end is not below its second, two sources for one model, labels for values off the scale, replicate weights beside strata. Each flag of the command line has the same values as its twin in the study file.

CSI-S004 = the model "{ $model }" has neither an indicator nor a construct called "{ $name }"
    .remedy = { $advice }
    .explain = Each key of [items] and each --item NAME=COLUMN names an indicator of the model, or a construct whose whole block of indicators the columns replace. "csi models show NAME" prints the names of a built-in model. Names are compared without regard to case, to full-width letters and to blanks around them.

CSI-S005 = the filter cannot be read at character { $position }, at the mark: { $marked }
    .remedy = possible at the mark: { $expected }
    .explain = A filter compares columns with numbers or with texts in quotes: region == "north" and age >= 18. There are == != < <= > >= and in ("a", "b"); and binds closer than or; not and parentheses work as usual. A column name that is no plain word stands in `backticks`. A number compares as a number: blank, non-numeric and declared missing answers never hold. A text compares with the whole answer, without regard to case, width and outer blanks.

CSI-S006 = the ends of the scale are not known for: { $items }
    .remedy = give the questionnaire's scale: --scale 1..10, or [scale] min and max in the study file, or min and max of the item
    .explain = An index from 0 to 100 needs the lowest and the highest answer that the questionnaire allows. They cannot be taken from the answers: when nobody chose the lowest answer, the index would change. The ends are taken from the item's entry in the study, its named label set, a yes/no scale in the model, the scale of the whole study, the model, in this order.

CSI-S007 = column number { $column } would be used for two indicators: "{ $first }" and "{ $second }"
    .remedy = name another column for one of them with --item INDICATOR=COLUMN, or take the indicator out of the model
    .explain = The same answers under two indicators make a block collinear or a relation perfect by construction. Usually one of the two columns was misspelt or an alias of one indicator is the name of another one's column.

study-second-model = the model is given twice
study-second-model-advice = keep one of use, file and text
study-empty-scale = min is not below max
study-half-scale = only one end of the scale is given
study-scale-advice = give the number of the lowest answer as min and that of the highest as max; for answers in reverse order add reverse = true to the item
study-column-and-columns = both column and columns are given
study-column-and-columns-advice = give column for an indicator, columns for a construct
study-no-columns = the list is empty
study-no-columns-advice = name at least one column
study-several-columns = an indicator cannot have several columns: { $found }
study-several-columns-advice = name one column, or put the name of the construct in place of the indicator
study-tolerance-out-of-range = { $found } is no tolerance
study-tolerance-advice = give a number above 0 and below 1, such as 1e-10
study-iterations-out-of-range = { $found } is no number of iterations
study-iterations-advice = give a whole number from 1 to 1000000
study-resamples-out-of-range = { $found } is no number of resamples
study-resamples-advice = give 0 for no intervals, or a whole number from 10 to 1000000, such as 5000; fewer than 10 make no interval
study-confidence-out-of-range = { $found } is no confidence level
study-confidence-advice = give a number above 0.5 and below 1, such as 0.95
study-second-design = it stands beside replicate weights, which already hold the design of the sample
study-second-design-advice = keep either the replicate weights or strata and cluster
study-bad-pattern = a name may hold one *, beside other letters
study-bad-pattern-advice = write what the columns have in common, such as "rw*" for rw1, rw2 and so on
study-kind-absent = what the replicate weights are is not said
study-kind-absent-advice = add replicate_kind (--replicate-kind): jk1, jk2, brr or bootstrap; the documentation of the weights names it
study-kind-alone = there are no replicate weights whose kind this is
study-kind-alone-advice = name their columns as replicate_weights (--replicate-weights), or delete the kind
study-replicate-in-use = these columns are items or the respondent weights already: { $columns }
study-replicate-in-use-advice = leave them out, or write a pattern that matches the replicate weights only
study-few-replicates = { $found } is a single column; a variance needs at least two replicates
study-few-replicates-advice = name all columns of replicate weights, such as "rw*" for rw1, rw2 and so on
study-bad-columns = { $found } is no list of columns
study-bad-columns-advice = write COLUMN,COLUMN; a column name with a comma goes in double quotes
study-bad-item = { $found } does not say which column
study-bad-item-advice = write INDICATOR=COLUMN or CONSTRUCT=COLUMN,COLUMN; a column name with a comma goes in double quotes
study-bad-scale = { $found } is no scale
study-bad-scale-advice = write MIN..MAX with two numbers, the lower first, such as 1..10
study-label-off-scale = { $found } is off the scale from { $min } to { $max }
study-label-off-scale-advice = correct the value, or give the item's min and max

study-nearest-headers = the nearest headers are { $nearest }; name columns in the study file or with --item INDICATOR=COLUMN
