# The words of workbooks (XLSX, XLSB, XLS, ODS) and SPSS files

CSI-D029 = the workbook cannot be read: { $problem }
    .remedy = { $advice }
    .explain = The file is a workbook (XLSX, XLSB, XLS or ODS), and its sheet could not be turned into answers: it is damaged, has a password, or unpacks to more than is read. The parts of a workbook may unpack to 1 GiB; the sheets of an XLS or ODS workbook, which are all held in memory, may have 16 million cells; and the sheet that is read may become 1 GiB of text, empty cells included. A small file that unpacks to more than that is damaged or hostile; a larger survey is better exported as CSV, which is streamed.
CSI-D030 = the workbook has no sheet "{ $sheet }"
    .remedy = { $advice }
    .explain = A sheet of a workbook is named with --sheet, or with sheet under [survey] in the study file, by its name or by its number from 1, hidden sheets included. Without it the only visible sheet with data is read, or the first of several.

CSI-D033 = the SPSS file cannot be read (the parser says: { $parser })
    .remedy = open it in SPSS and save it again, or save it as CSV with codes: SAVE TRANSLATE /TYPE=CSV /CELLS=VALUES
    .explain = The file begins like an SPSS data file (SAV, ZSAV), and it is damaged, cut off, or would become more than 1 GiB of text. Codes are read as answers, not their labels; the labels of the variables are the second header record; system-missing answers are empty; the codes that the file declares missing are missing in the run, too, and are counted.

CSI-W019 = cells with an error in place of an answer: { $count } ({ $errors })
    .remedy = correct the formulas in the workbook, or declare the errors as missing codes (--missing-code "#N/A")
    .explain = Formulas that fail leave an error such as #N/A, #REF! or #DIV/0! in place of a value. The cells named are read as the text of the error, so a rating column with one stops the run unless the text is declared missing. #NULL! is not counted: with that SPSS writes a missing answer.

CSI-N014 = the sheet "{ $sheet }" was read; other sheets with data: { $others }
    .remedy = name the sheet with --sheet NAME, or with sheet under [survey], if it is another one
    .explain = The workbook has several visible sheets with data and the run does not say which one holds the respondents, so the first was read.

workbook-damaged = it is damaged (the parser says: { $parser })
workbook-save-again = open it in a spreadsheet program and save it again, or save its sheet as CSV UTF-8
workbook-protected = it is protected with a password
workbook-take-off-password = save it without a password, or save its sheet as CSV UTF-8
workbook-too-large = it unpacks to more than is read
workbook-save-as-text = save the sheet as CSV UTF-8; text of any size is read
workbook-nearest-sheet = did you mean "{ $nearest }"? It has: { $sheets }
workbook-known-sheets = use one of: { $sheets }
