# What is wrong with a text that is not TOML

toml-problem = { $what }
toml-problem-at = { $what } (character { $position } of the line)

toml-unquoted-text = a text stands without quotes, or a comma is missing between two values
toml-open-quote = a text is not closed with the quote that it opened with, or has characters that a text cannot have
toml-escape = a backslash in a text in "double quotes" begins an escape that does not exist; write the text in 'single quotes'
toml-key-twice = a key or a table stands twice
toml-open-heading = the name of a table is not closed with its bracket
toml-open-list = a list is not closed with ]
toml-open-braces = a table in braces is not closed with {"}"}
toml-no-comma = a comma is missing between two values
toml-extra-comma = a comma stands where a value is expected
toml-extra-equals = an equals sign stands where a value is expected
toml-no-equals = a key without an equals sign and a value
toml-no-value = a value is expected: a text in quotes, a number, true, false, a list or a table
toml-bad-key = a key that needs quotes: without them it has Latin letters, digits, "-" and "_" only
toml-left-over = something is left over where the line should end
toml-bad-number = a number that is not written as TOML writes numbers
toml-control-character = a control character, or a carriage return without a line feed
toml-too-deep = tables and lists are nested too deeply
toml-other = it is not TOML (the parser says: { $parser })
