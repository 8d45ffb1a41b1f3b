# The words of the room: program

severity-error = error
severity-warning = warning
severity-information = note
severity-help = remedy

place-line = line { $line }
place-record = record { $record } (line { $line })
place-column = column "{ $column }"
place-separator = {", "}
