# The words of the room: survey

CSI-D001 = bytes that are not { $encoding } text (cells concerned: { $count }; the first bytes: { $bytes })
    .remedy = name the encoding that the file was saved in (--encoding gb18030, windows-1252, utf-16le …), or save the survey again as CSV UTF-8
    .explain = The file was read in an encoding that was chosen, that its byte order mark names, or that nearly all its bytes fit, and some bytes do not fit it. Reading on would put wrong characters into answers and labels, so nothing was read. Usually the file was saved in another encoding, two files of different encodings were joined, or a transfer cut a character in half. The bytes are given as hexadecimal numbers.
CSI-D002 = the file holds no respondents: { $reason }
    .remedy = { $advice }
    .explain = A survey file has one or more header rows and then one record for each respondent. This one ends with its header or is empty (the export may have been made before anyone answered, or with a filter that leaves nobody), or its rows are something else: counts of the answers to each question, or figures of whole groups. From such figures no model can be estimated. If the first rows are respondents, say so with --header-rows 0; if the rows are respondents after all, with --export plain.
CSI-D003 = records that do not fit the { $columns } columns of the header: { $short } with too few cells, { $long } with answers right of the last column
    .remedy = look at the rows named; a delimiter inside an answer must be quoted
    .explain = Each record should have one cell for each column of the header. Cells that lack at the end of a record are taken as empty; empty cells beyond the last column are ignored, and answers there are left out. A few such records come from titles and notes in the file; many of them usually mean an unquoted delimiter in an open answer or a wrong --delimiter.
CSI-D004 = the survey has no such column: { $columns }
    .remedy = { $advice }
    .explain = The run needs columns that the header of the survey file does not have. Names are compared whole, so a heading that was shortened or edited after the export is another name. `csi init` lists the headers and proposes a study file for them; a wrong --delimiter or --header-rows also makes columns disappear.
CSI-D005 = the name "{ $name }", needed for { $user }, stands over several columns: { $positions }
    .remedy = give the columns different names in the header, or leave out those that are not needed
    .explain = The run needs a column by its name, and the header has that name more than once, so it is not certain which answers are meant. This happens when two sections ask the same question, when matrix rows repeat, or when files were joined side by side. Columns that the run does not need may repeat.
CSI-D006 = this is neither CSV text nor a workbook: { $found }
    .remedy = save the survey as CSV UTF-8 or XLSX; for UTF-16 text without a byte order mark name the encoding (--encoding utf-16le)
    .explain = The file begins like an archive, a web page, a picture or another format that is no table, or it holds bytes that no text has. Workbooks (XLSX, XLSB, XLS, ODS) and SPSS files (SAV, ZSAV) are read as they are; other files have to be exported as CSV first. From Stata: export delimited using FILE, nolabel, which writes the codes; extended missing values (.a to .z) become text and have to be declared missing. An archive (ZIP, GZIP) has to be unpacked. A NUL byte mostly means UTF-16 text without a byte order mark, which can be read once its encoding is named.
CSI-D007 = the quote that opens in line { $line } is never closed
    .remedy = close the quote in that line, or double it ("") where it belongs to the answer
    .explain = A cell that begins with a quote runs to the next single quote, across line breaks if need be. Without one the rest of the file would become a single answer, so nothing was read. Usually an answer begins with a quote that was not doubled when the file was written, or the file was cut off.

CSI-N003 = the text was read as { $encoding }: a guess from the bytes
    .remedy = compare a label or an open answer with the original, and name the encoding with --encoding if it is another
    .explain = The file has no byte order mark and is not UTF-8. It is taken for GB18030 (which includes GBK) when its bytes form common Chinese characters throughout, and for Windows-1252 otherwise. Numbers are the same in either, labels and open answers are not.

survey-use-headers = use the names of the header row, or name the columns in the study file or with --item
survey-no-records = records found { $records }, of these header rows { $header_rows }
survey-question-summary = it is a summary of the answers to each question ({ $shown })
survey-aggregate = its rows are figures of groups, not single responses ({ $shown })
survey-is-dictionary = it is a data dictionary: its rows are questions (name it with --dictionary beside the survey file)
survey-export-rows = export the individual responses, one row for each respondent, and check --header-rows
survey-export-responses = export the individual responses, one row for each respondent; if these rows are respondents, say --export plain
