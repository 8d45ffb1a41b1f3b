# The words of the room: document

document-text = a text in quotes
document-text-or-number = a text or a number
document-number = a number
document-integer = a whole number
document-count = a whole number from 0 up
document-boolean = true or false
document-list = a list in square brackets
document-table = a table

document-wrong-type = { $found } where { $expected } is expected
document-not-a-choice = { $found } is not one of the choices
document-absent = the key is absent

document-write-expected = give "{ $key }" as { $expected }
document-add-key = add the key "{ $key }"
document-did-you-mean = did you mean "{ $nearest }"?
document-known-names = use one of: { $known }
document-nothing-known = delete it: nothing is expected here
