# The words of survey tools' exports

export-plain = plain table
export-qualtrics = Qualtrics
export-surveymonkey = SurveyMonkey
export-limesurvey = LimeSurvey
export-google-forms = Google Forms
export-microsoft-forms = Microsoft Forms
export-typeform = Typeform
export-alchemer = Alchemer
export-redcap = REDCap
export-kobotoolbox = KoboToolbox or ODK
export-wenjuanxing = Wenjuanxing (问卷星)
export-wenjuan = Wenjuan (问卷网)
export-tencent = Tencent survey (腾讯问卷)
export-spss = SPSS data saved as CSV

export-reason-plain = one table with its header; no survey tool's own layout
export-reason-qualtrics-import-ids = row 3 holds ImportId
export-reason-qualtrics-legacy = row 1 holds V1, V2, …, row 2 ResponseID and ResponseSet: the legacy layout
export-reason-qualtrics-names = row 1 holds ResponseId and other columns of Qualtrics; the first response begins with R_
export-reason-surveymonkey = row 1 holds Respondent ID and the questions, row 2 their options; ratings put together from one column for each point: { $ratings }
export-reason-surveymonkey-title = a title stands above the rows of questions (with Respondent ID) and options; ratings put together from one column for each point: { $ratings }
export-reason-surveymonkey-ids = a row of question ids stands above the rows of questions (with Respondent ID) and options; ratings put together from one column for each point: { $ratings }
export-reason-surveymonkey-one-row = row 1 holds the questions; there is no row of options
export-reason-limesurvey-codes = the header holds the codes id, submitdate, lastpage, startlanguage
export-reason-limesurvey-texts = the header holds Response ID, Date submitted, Last page, Start language
export-reason-limesurvey-both = the headings are made of code, [sub-question], full stop and text
export-reason-google-forms = the first column, "{ $header }", holds the time of each response
export-reason-microsoft-forms = the header begins with ID, start time, completion time and e-mail
export-reason-typeform = the header begins with # and holds Start Date (UTC), Submit Date (UTC), Network ID
export-reason-alchemer = the header holds Time Started, Date Submitted and Status
export-reason-redcap = the header holds redcap_… columns
export-reason-redcap-forms = a record id comes first, and forms end in …_complete
export-reason-kobotoolbox = the header holds _id, _uuid, _submission_time
export-reason-odk = the header holds SubmissionDate and KEY
export-reason-wenjuanxing = the header holds 序号 and Wenjuanxing's own columns
export-reason-wenjuanxing-text = the header holds 序号 and Wenjuanxing's own columns; answers are texts (按文本)
export-reason-wenjuanxing-scores = the header holds 序号 and Wenjuanxing's own columns; answers are scores (按分数)
export-reason-wenjuanxing-codes = the header holds 序号 and Wenjuanxing's own columns; answers are option numbers (按序号)
export-reason-wenjuan = the header holds seq, Q1, … and time_used
export-reason-tencent = the header holds 开始答题时间, 结束答题时间, 答题时长
export-reason-spss = cells hold #NULL! (among the first records: { $count })

CSI-D027 = this is no export of { $tool }: its layout is not found in the first rows
    .remedy = leave out --export { $kind } (the file then reads as { $found }), or export the responses again
    .explain = The study or the command line names a survey tool (export under [survey], --export), and the first rows of the file have not the layout that this tool gives. Columns were perhaps renamed or header rows taken away in a spreadsheet. With `auto` the layout is found from the file; with `plain` the file is read as one table with its header.
CSI-D028 = this is no data dictionary; absent or unreadable: { $found }
    .remedy = download the data dictionary of the REDCap project as CSV and name that file
    .explain = A data dictionary is the CSV that REDCap offers under "Data Dictionary": one row for each field, with the columns Variable / Field Name, Field Type, Field Label and Choices. It gives questions and choices to the columns of an export; without it an export in raw codes has no labels.

CSI-W009 = responses that were written while trying the questionnaire (preview or test): { $count } of { $of }
    .remedy = leave them out with --where, or delete them in the survey tool and export again
    .explain = Survey tools keep the responses that authors write in a preview, or that the tool made up to test the questionnaire, and export them with the others. They are no customers' answers. Nothing is left out without being asked for: a filter on the column of the status does it.
CSI-W010 = responses that the survey tool counts as not finished: { $count } of { $of }
    .remedy = keep them if the answers that are there count; otherwise leave them out with --where
    .explain = The export says which respondents did not reach the end (status, progress, or no date of submission). Their answers are kept; what they were not asked is missing. A filter on that column leaves them out.

CSI-N008 = read as an export of { $tool }: { $reason }
    .remedy = if this is wrong, say --export plain, or name the right tool
    .explain = Survey tools write header rows, columns of their own, and marks for missing answers in ways that are known. The first rows of the file show such a layout, so header, names, questions and marks were read by it. `export` under [survey], or --export, names the tool or switches this off.
CSI-N009 = answers that the survey tool writes where there is none were read as missing: { $marks }
    .remedy = nothing to do
    .explain = Some tools write a text where nobody answered: (空) and (跳过) in Wenjuanxing, [not completed] in REDCap, N/A in LimeSurvey, #NULL! in SPSS. They cannot be answers, so they are missing without being declared. Numbers such as −2, −3 or −99 are never taken for missing by themselves: in another survey they may mean something else.
CSI-N010 = rows of repeating forms are further rows of a respondent, not respondents, and were left out: { $count } of { $of }
    .remedy = nothing to do; to analyse a repeating form, export it alone
    .explain = REDCap writes a row for each repeat of a form (redcap_repeat_instrument), so that one person has many rows. Counting them as respondents would weigh persons by the number of their repeats. The rows of the person itself are kept.
