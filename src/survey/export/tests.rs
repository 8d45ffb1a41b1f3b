//! Look-alikes of every tool's files, through the door of the room.

use std::io::Cursor;

use super::ColumnRole as Role;
use super::*;
use crate::survey::{ReadOptions, Responses, SurveyFile};

fn read_with(text: &str, options: &ReadOptions) -> Result<Responses, Box<Diagnostic>> {
    let first = |faults: Diagnostics| Box::new(faults.0[0].clone());
    let file = SurveyFile::open(Cursor::new(text), options).map_err(first)?;
    let columns: Vec<usize> = (0..file.columns().len()).collect();
    file.into_responses(&columns).map_err(first)
}

fn read(text: &str) -> Responses {
    read_with(text, &ReadOptions::default()).unwrap()
}

fn forced(text: &str, choice: ExportChoice) -> Result<Responses, Box<Diagnostic>> {
    let options = ReadOptions {
        export: choice,
        ..ReadOptions::default()
    };
    read_with(text, &options)
}

fn facts(responses: &Responses) -> (&'static str, usize, usize) {
    let export = &responses.export;
    (export.kind.name(), export.header_rows, export.respondents)
}

fn names(responses: &Responses) -> Vec<&str> {
    responses
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect()
}

fn roles(responses: &Responses) -> Vec<Role> {
    responses.columns.iter().map(|column| column.role).collect()
}

fn labels(responses: &Responses) -> Vec<String> {
    let columns = responses.columns.iter();
    columns
        .map(|column| column.wording.label().unwrap_or_default())
        .collect()
}

fn answers(responses: &Responses, column: usize) -> Vec<&str> {
    let answers = &responses.columns[column].answers;
    (0..responses.respondents())
        .filter_map(|row| answers.text(row))
        .collect()
}

/// The count of the warning or note of a code.
fn count(responses: &Responses, code: Code) -> Option<usize> {
    let mut found = responses.warnings.iter().filter(|found| found.code == code);
    found.next().and_then(|found| found.count)
}

fn says(responses: &Responses, code: Code) -> bool {
    responses.warnings.iter().any(|found| found.code == code)
}

#[test]
fn a_plain_table_stays_plain() {
    let texts = [
        "id,Q1,Q2\n1,5,4\n2,3,3\n",
        "ResponseId,Q1\nR1,5\n",
        "Timestamp,Q1\n17,5\n",
        "record_id,score\n1,5\n",
        "start,end,Q1\n1,2,5\n",
        "序号,满意度\n1,5\n",
        "Status,Q1. How good?,Q2. How fast?\nok,5,4\n",
        "respondents,Q1\n12,4\n",
    ];
    for text in texts {
        let responses = read(text);
        assert_eq!(responses.export.kind, ExportKind::Plain, "{text}");
        assert_eq!(responses.export.header_rows, 1);
        assert!(!says(&responses, Code::ExportRecognised));
    }
}

#[test]
fn qualtrics_has_three_header_rows() {
    let text = "StartDate,Status,Progress,Duration (in seconds),Finished,ResponseId,Q1,Q2_1,Q2_2,Q3_1,Q3_2,Q3_9_TEXT\n\
                Anfang,Art,Stand,Dauer,Fertig,Nummer,\"How was\nthe visit?\",Rate - the food,Rate - the staff,Came by-Bus,Came by-Bike,Came by-Other-Text\n\
                \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"progress\"\"}\",\"{\"\"ImportId\"\":\"\"duration\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID3_2\"\"}\",\"{\"\"ImportId\"\":\"\"QID4_TEXT\"\"}\"\n\
                2024-05-01 10:00:00,0,100,61,1,R_a,4,5,12,1,,\n\
                2024-05-01 10:10:00,1,100,70,1,R_b,2,-1,11,,1,\n\
                2024-05-01 10:20:00,0,40,15,0,R_c,,3,,1,1,tram\n";
    let responses = read(text);
    assert_eq!(facts(&responses), ("qualtrics", 3, 3));
    assert_eq!(
        responses.export.reason.key,
        "export-reason-qualtrics-import-ids"
    );
    assert_eq!(names(&responses)[6..9], ["Q1", "Q2_1", "Q2_2"]);
    assert_eq!(responses.row(0).line, 5);
    assert_eq!(
        labels(&responses)[6..11],
        [
            "How was the visit?",
            "Rate – the food",
            "Rate – the staff",
            "Came by – Bus",
            "Came by – Bike"
        ]
    );
    assert_eq!(
        roles(&responses)[1..6],
        [
            Role::Status,
            Role::Progress,
            Role::Duration,
            Role::Complete,
            Role::RespondentId
        ]
    );
    assert_eq!(
        roles(&responses)[6..],
        [
            Role::Answer,
            Role::Answer,
            Role::Answer,
            Role::Option,
            Role::Option,
            Role::OtherText
        ]
    );
    assert_eq!(count(&responses, Code::PreviewResponse), Some(1));
    assert_eq!(count(&responses, Code::UnfinishedResponse), Some(1));
    // A negative recode is an answer until the study says otherwise.
    assert_eq!(answers(&responses, 7), ["5", "-1", "3"]);
}

#[test]
fn older_qualtrics_files_are_known_too() {
    let early = "ResponseID,ResponseSet,Status,Finished,Q1\nResponseID,ResponseSet,Status,Finished,How good?\n\
                 {'ImportId': 'responseId'},{'ImportId': 'responseSetId'},{'ImportId': 'status'},{'ImportId': 'finished'},{'ImportId': 'QID1'}\n\
                 R_1,Default,0,1,4\n";
    assert_eq!(facts(&read(early)), ("qualtrics", 3, 1));
    let legacy = "\u{feff}V1,V2,V3,V4,V5,V6,Q1,\nResponseID,ResponseSet,Status,StartDate,EndDate,Finished,How good?,\n\
                  R_1,Default,0,2016-01-01,2016-01-01,1,4,\nR_2,Default,0,2016-01-01,2016-01-01,0,3,\n";
    let responses = read(legacy);
    assert_eq!(facts(&responses), ("qualtrics", 2, 2));
    assert_eq!(
        names(&responses),
        ["V1", "V2", "V3", "V4", "V5", "V6", "Q1", ""]
    );
    assert_eq!(responses.columns[0].role, Role::RespondentId);
    assert_eq!(responses.columns[0].header_texts, ["ResponseID"]);
    assert_eq!(responses.columns[7].role, Role::Absorbed);
    assert_eq!(count(&responses, Code::UnfinishedResponse), Some(1));
    // The rows of texts and import ids were taken away.
    let names_only = "StartDate,Progress,Finished,ResponseId,Q1\n2024-05-01,100,1,R_1,4\n";
    assert_eq!(facts(&read(names_only)), ("qualtrics", 1, 1));
}

const MONKEY: &str = "Respondent ID,Collector ID,Start Date,How satisfied are you?,,What do you use?,,,Rate our,\n\
                      ,,,Response,Why?,Phone,Mail,Other (please specify),Staff,Prices\n";

#[test]
fn surveymonkey_has_a_row_of_options() {
    let text = format!(
        "{MONKEY}11,7,01/02/2024,8,fine,Phone,,,4,5: best\n12,7,01/02/2024,N/A,,Phone,Mail,fax,2,1: worst\n"
    );
    let responses = read(&text);
    assert_eq!(facts(&responses), ("surveymonkey", 2, 2));
    assert_eq!(
        names(&responses)[3..],
        [
            "How satisfied are you?",
            "How satisfied are you? - Why?",
            "What do you use? - Phone",
            "What do you use? - Mail",
            "What do you use? - Other (please specify)",
            "Rate our - Staff",
            "Rate our - Prices"
        ]
    );
    assert_eq!(
        roles(&responses)[3..],
        [
            Role::Answer,
            Role::OtherText,
            Role::Option,
            Role::Option,
            Role::OtherText,
            Role::Answer,
            Role::Answer
        ]
    );
    assert_eq!(labels(&responses)[8], "Rate our – Staff");
    assert!(
        responses.columns[8]
            .header_texts
            .contains(&"Staff".to_owned())
    );
    assert!(responses.columns[8].looks_like_rating() || answers(&responses, 8) == ["4", "2"]);
}

#[test]
fn option_numbers_of_surveymonkey_are_no_ratings() {
    let text = format!("{MONKEY}11,7,1,8,,1,,,4,5\n12,7,1,9,,1,2,,2,3\n13,7,1,9,,,2,,1,1\n");
    let responses = read(&text);
    assert_eq!(roles(&responses)[5..7], [Role::Option, Role::Option]);
    let ratings: Vec<bool> = responses
        .columns
        .iter()
        .map(crate::survey::Column::looks_like_rating)
        .collect();
    assert_eq!(ratings[3..], [true, false, false, false, false, true, true]);
}

#[test]
fn surveymonkey_may_begin_with_a_title_or_with_ids() {
    let titled = format!("Wave 3\n{MONKEY}11,7,1,8,,1,,,4,5\n");
    let responses = read(&titled);
    assert_eq!(facts(&responses), ("surveymonkey", 3, 1));
    assert_eq!(
        responses.export.reason.key,
        "export-reason-surveymonkey-title"
    );
    let ids = format!(",,,q1,q1_why,q2_1,q2_2,q2_3,q3_1,q3_2\n{MONKEY}11,7,1,8,,1,,,4,5\n");
    let responses = read(&ids);
    assert_eq!(facts(&responses), ("surveymonkey", 3, 1));
    assert_eq!(
        names(&responses)[..5],
        [
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "q1",
            "q1_why"
        ]
    );
    assert_eq!(labels(&responses)[8], "Rate our – Staff");
}

#[test]
fn expanded_ratings_become_one_column() {
    let text = "Respondent ID,Start Date,Speed?,,,,,Rate,,,,,\n\
                ,, - 1, - 2, - 3, - N/A,Other (please specify),Staff - Poor,Staff - Good,Staff - Great,Food - Poor,Food - Good,Food - Great\n\
                1,x,,2,,,,,Good,,Poor,,\n2,x,1,,,,why,,,Great,,Good,\n3,x,,,,N/A,,Poor,,,,,Great\n4,x,,,3,,,,,,,,\n";
    let responses = read(text);
    assert_eq!(facts(&responses), ("surveymonkey", 2, 4));
    assert!(says(&responses, Code::ExpandedRatings));
    assert_eq!(answers(&responses, 2), ["2", "1", "N/A", "3"]);
    assert_eq!(answers(&responses, 7), ["Good", "Great", "Poor", ""]);
    assert_eq!(
        names(&responses)[2..8],
        [
            "Speed?",
            "",
            "",
            "",
            "Speed? - Other (please specify)",
            "Rate - Staff"
        ]
    );
    assert_eq!(responses.columns[3].role, Role::Absorbed);
    assert!(responses.columns[2].looks_like_rating());
    // Only the rating is asked for: its other columns are read all the same.
    let file = SurveyFile::open(Cursor::new(text), &ReadOptions::default()).unwrap();
    let responses = file.into_responses(&[10]).unwrap();
    assert_eq!(answers(&responses, 0), ["Poor", "Good", "Great", ""]);
    assert_eq!(responses.columns.len(), 1);
}

#[test]
fn limesurvey_heads_columns_in_three_ways() {
    let codes = "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"sat\",\"use[A]\",\"use[B]\",\"use[other]\"\r\n\
                 \"1\",\"2024-01-01\",\"3\",\"en\",\"A4\",\"Y\",\"\",\"\"\r\n\"2\",\"\",\"1\",\"en\",\"A2\",\"Y\",\"Y\",\"post\"\r\n\r\n";
    let responses = read(codes);
    assert_eq!(facts(&responses), ("limesurvey", 1, 2));
    assert_eq!(count(&responses, Code::UnfinishedResponse), Some(1));
    assert_eq!(
        roles(&responses)[4..],
        [Role::Answer, Role::Option, Role::Option, Role::OtherText]
    );
    let texts = "\u{feff}Response ID;Date submitted;Last page;Start language;<p>How good?</p>;Rate [Staff];Rate [Food]\n\
                 1;2024-01-01;3;en;N/A;4;5\n2;2024-01-01;3;en;7;3;2\n";
    let responses = read(texts);
    assert_eq!(facts(&responses), ("limesurvey", 1, 2));
    assert_eq!(
        labels(&responses)[4..],
        ["How good?", "Rate – Staff", "Rate – Food"]
    );
    assert_eq!(answers(&responses, 4), ["", "7"]);
    assert_eq!(responses.columns[4].marks, [("N/A".to_owned(), 1)]);
    assert!(says(&responses, Code::MissingMarks));
    let both = ",\"age. {if((q.NAOK &gt; 1), 'a', 'b')} Your age?\",\"grid[r1]. [Staff] \",\"grid[r2]. How is [Food]\"\n7,40,4,5\n8,41,2,3\n";
    let responses = read(both);
    assert_eq!(facts(&responses), ("limesurvey", 1, 2));
    assert_eq!(names(&responses), ["", "age", "grid[r1]", "grid[r2]"]);
    assert_eq!(
        labels(&responses),
        ["", "… Your age?", "Staff", "How is – Food"]
    );
}

#[test]
fn forms_have_one_header_row() {
    let google = "Timestamp,How good?,,How good?,Rate [Staff]\n6/21/2024 23:29:42,4,x,5,Good\n";
    let responses = read(google);
    assert_eq!(facts(&responses), ("google-forms", 1, 1));
    assert_eq!(
        names(&responses),
        [
            "Timestamp",
            "How good?",
            "",
            "How good? (2)",
            "Rate [Staff]"
        ]
    );
    assert_eq!(labels(&responses)[4], "Rate – Staff");
    let chinese = "时间戳记,满意吗？\n2024/6/1 下午 3:04:05,5\n";
    assert_eq!(facts(&read(chinese)).0, "google-forms");
    let microsoft = "ID,Start time,Completion time,Email,Name,\"How\ngood?\",Which?\n1,1/1/24 9:00,1/1/24 9:05,anonymous,,4,Bus;Bike;\n";
    let responses = read(microsoft);
    assert_eq!(facts(&responses), ("microsoft-forms", 1, 1));
    assert_eq!(names(&responses)[5], "How good?");
    assert_eq!(roles(&responses)[5..], [Role::Answer, Role::Several]);
    let typeform = "#,How good?,Bus,Bike,Other,Other,Start Date (UTC),Submit Date (UTC),Network ID\nab,4,Bus,,,tram,2024-01-01,2024-01-01,n1\nac,3,,Bike,,,2024-01-01,2024-01-01,n2\n";
    let responses = read(typeform);
    assert_eq!(facts(&responses), ("typeform", 1, 2));
    assert_eq!(
        roles(&responses)[..6],
        [
            Role::RespondentId,
            Role::Answer,
            Role::Option,
            Role::Option,
            Role::Answer,
            Role::Answer
        ]
    );
    assert_eq!(names(&responses)[4..6], ["Other", "Other (2)"]);
}

#[test]
fn alchemer_counts_partial_responses() {
    let text = "Time Started,Date Submitted,Status,Staff:Rate us,Food:Rate us,Other - Write In:Why?,Why?\n\
                1,2,Complete,4,5,,cheap\n1,2,Partial,,,,\n1,2,Complete,1,2,near,\n";
    let responses = read(text);
    assert_eq!(facts(&responses), ("alchemer", 1, 3));
    assert_eq!(count(&responses, Code::UnfinishedResponse), Some(1));
    assert_eq!(
        labels(&responses)[3..5],
        ["Rate us – Staff", "Rate us – Food"]
    );
    assert_eq!(roles(&responses)[5], Role::OtherText);
}

#[test]
fn rows_of_repeating_forms_are_no_respondents() {
    let text = "record_id,redcap_repeat_instrument,redcap_repeat_instance,sat,tea___1,tea___2,base_complete,visits_timestamp\n\
                1,,,4,1,0,2,\n1,visits,1,,,,,[not completed]\n1,visits,2,,,,,2024-01-01\n2,,,5,0,1,2,\n";
    let responses = read(text);
    assert_eq!(facts(&responses), ("redcap", 1, 2));
    assert_eq!(count(&responses, Code::RepeatedRows), Some(2));
    assert_eq!(answers(&responses, 3), ["4", "5"]);
    assert_eq!(responses.row(1).line, 5);
    assert_eq!(
        roles(&responses)[3..],
        [
            Role::Answer,
            Role::Option,
            Role::Option,
            Role::Complete,
            Role::Submitted
        ]
    );
    let only_repeats = "record_id,redcap_repeat_instrument,sat\n1,visits,4\n";
    let fault = read_with(only_repeats, &ReadOptions::default()).unwrap_err();
    assert_eq!(fault.code, Code::NotRespondents);
}

#[test]
fn a_dictionary_gives_questions_and_choices() {
    let dictionary = "Variable / Field Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\"\n\
                      sat,radio,How satisfied?,\"1, Poor | 2, Good\"\ntea,checkbox,Drinks,\"1, Green | 2, Black\"\n";
    let options = ReadOptions {
        dictionary: Some(Dictionary::read(dictionary.as_bytes()).unwrap()),
        ..ReadOptions::default()
    };
    let responses = read_with("record_id,sat,tea___2,f_complete\n1,Poor,1,2\n", &options).unwrap();
    assert_eq!(
        labels(&responses)[1..3],
        ["How satisfied?", "Drinks – Black"]
    );
    assert_eq!(responses.columns[1].wording.choices.len(), 2);
    let fault = read_with(dictionary, &ReadOptions::default()).unwrap_err();
    assert_eq!(fault.code, Code::NotRespondents);
}

#[test]
fn kobotoolbox_names_carry_groups() {
    let text = "\"start\";\"end\";\"service/speed\";\"service/why\";\"service/why/a\";\"service/why/b\";\"_id\";\"_uuid\";\"_submission_time\"\r\n\
                \"x\";\"y\";\"4\";\"a b\";\"1\";\"1\";\"9\";\"u\";\"z\"\r\n\"x\";\"y\";\"n/a\";\"a\";\"1\";\"0\";\"8\";\"v\";\"z\"\r\n";
    let responses = read(text);
    assert_eq!(facts(&responses), ("kobotoolbox", 1, 2));
    assert_eq!(names(&responses)[2..5], ["speed", "why", "service/why/a"]);
    assert_eq!(responses.columns[2].header_texts, ["service/speed"]);
    assert_eq!(
        roles(&responses)[2..7],
        [
            Role::Answer,
            Role::Several,
            Role::Option,
            Role::Option,
            Role::RespondentId
        ]
    );
    assert_eq!(answers(&responses, 2), ["4", ""]);
    let odk = "SubmissionDate,service-speed,KEY\n2024-01-01,4,uuid:1\n";
    let responses = read(odk);
    assert_eq!(facts(&responses), ("kobotoolbox", 1, 1));
    assert_eq!(names(&responses)[1], "speed");
}

const STAR: &str = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP";

#[test]
fn wenjuanxing_texts_have_matrices_lists_and_marks() {
    let text = format!(
        "{STAR},1、总体满意吗,2、请评价—环境,2、服务,3、爱好\n\
         1,2025/9/26 10:50:08,304秒,微信,N/A,1.2.3.4(上海-上海),很满意,5,4,运动┋影视\n\
         2,2025/9/26 10:51:08,90秒,链接,N/A,1.2.3.5(北京-北京),(空),(跳过),-2,购物\n"
    );
    let responses = read(&text);
    assert_eq!(facts(&responses), ("wenjuanxing", 1, 2));
    assert_eq!(
        responses.export.reason.key,
        "export-reason-wenjuanxing-text"
    );
    assert_eq!(
        labels(&responses)[6..9],
        ["总体满意吗", "请评价 – 环境", "请评价 – 服务"]
    );
    assert_eq!(names(&responses)[7..9], ["2、请评价—环境", "2、服务"]);
    assert_eq!(responses.columns[8].header_texts, ["服务"]);
    assert_eq!(roles(&responses)[9], Role::Several);
    assert_eq!(answers(&responses, 6), ["很满意", ""]);
    assert_eq!(answers(&responses, 7), ["5", ""]);
    assert_eq!(
        answers(&responses, 8),
        ["4", "-2"],
        "a code is never assumed"
    );
    assert_eq!(count(&responses, Code::MissingMarks), None);
    assert!(says(&responses, Code::MissingMarks));
    assert_eq!(
        roles(&responses)[..3],
        [Role::RespondentId, Role::Submitted, Role::Duration]
    );
}

#[test]
fn wenjuanxing_comes_as_scores_and_numbers_too() {
    let numbers =
        format!("{STAR},1、性别,第2题(运动),第2题(其他【请注明】)\n1,,,,,,2,1,0\n2,,,,,,1,0,0\n");
    let responses = read(&numbers);
    assert_eq!(
        responses.export.reason.key,
        "export-reason-wenjuanxing-codes"
    );
    assert_eq!(labels(&responses)[7], "第2题 – 运动");
    assert_eq!(
        roles(&responses)[6..],
        [Role::Answer, Role::Option, Role::Option]
    );
    let scores = format!("{STAR},总分,1、环境,2、服务\n1,,,,,,9,4,5\n2,,,,,,5,2,3\n");
    let responses = read(&scores);
    assert_eq!(
        responses.export.reason.key,
        "export-reason-wenjuanxing-scores"
    );
    assert_eq!(responses.columns[6].role, Role::Score);
}

#[test]
fn other_chinese_tools() {
    let wenjuan = "seq,source,Q1,Q2|A1,Q2|A2,Q2|A2|open,start,finish,time_used,ip\n1,w,4,1,0,,a,b,60,1.2.3.4\n";
    let responses = read(wenjuan);
    assert_eq!(facts(&responses), ("wenjuan", 1, 1));
    assert_eq!(
        roles(&responses)[2..6],
        [Role::Answer, Role::Option, Role::Option, Role::OtherText]
    );
    let tencent =
        "编号,1.满意吗,开始答题时间,结束答题时间,答题时长,地理位置省,昵称\n1,4,a,b,60,上海,x\n";
    let responses = read(tencent);
    assert_eq!(facts(&responses), ("tencent", 1, 1));
    assert_eq!(
        roles(&responses)[1..],
        [
            Role::Answer,
            Role::Started,
            Role::Ended,
            Role::Duration,
            Role::Location,
            Role::Person
        ]
    );
}

#[test]
fn spss_writes_null() {
    let responses = read("id,sat,loy\n1,4,#NULL!\n2,#NULL!,3\n3,5,2\n");
    assert_eq!(facts(&responses), ("spss", 1, 3));
    assert_eq!(answers(&responses, 1), ["4", "", "5"]);
    assert_eq!(responses.columns[2].marks, [("#NULL!".to_owned(), 1)]);
    // Far down in a plain table it is no answer either.
    let late = format!("id,sat\n{}9,#NULL!\n", "1,4\n".repeat(60));
    let responses = read(&late);
    assert_eq!(responses.export.kind, ExportKind::Plain);
    assert_eq!(answers(&responses, 1)[60], "");
}

#[test]
fn rows_that_are_no_respondents_are_refused() {
    let texts = [
        "Wave 3,,\nQ1. How good?,,\nAnswered,97,\nSkipped,0,\n,,\nQ2. Why?,,\nAnswered,90,\nSkipped,7,\n",
        "Q1,,\nAnswer Choices,Response Percent,Responses\nGood,50%,10\n",
        "第1题,,\n选项,小计,比例\n满意,10,50%\n",
        "Hospital,Star rating,HCAHPS Answer Percent,Number of Completed Surveys\nA,4,70,300\n",
    ];
    for text in texts {
        let fault = read_with(text, &ReadOptions::default()).unwrap_err();
        assert_eq!(fault.code, Code::NotRespondents, "{text}");
        assert_eq!(fault.code.exit_code(), 3);
        assert!(forced(text, ExportChoice::Plain).is_ok());
    }
}

#[test]
fn a_name_forces_the_tool_or_is_refused() {
    let plain = "id,Q1\n1,5\n";
    let fault = forced(plain, ExportChoice::Qualtrics).unwrap_err();
    assert_eq!(fault.code, Code::ExportMismatch);
    assert!(fault.arguments.contains(&("found", "plain".to_owned())));
    let qualtrics = "StartDate,Progress,Finished,ResponseId,Q1\n2024-05-01,100,1,R_1,4\n";
    assert_eq!(
        facts(&forced(qualtrics, ExportChoice::Plain).unwrap()).0,
        "plain"
    );
    let fault = forced(qualtrics, ExportChoice::Redcap).unwrap_err();
    assert!(fault.arguments.contains(&("found", "qualtrics".to_owned())));
    // The tool's own columns were taken away.
    let edited = "How good?,,Why?\nResponse,Other (please specify),Open-Ended Response\n8,x,y\n";
    assert_eq!(read(edited).export.kind, ExportKind::Plain);
    assert_eq!(
        facts(&forced(edited, ExportChoice::SurveyMonkey).unwrap()),
        ("surveymonkey", 2, 1)
    );
    let one_row = "How good?,,Why?\n8,x,y\n";
    let responses = forced(one_row, ExportChoice::SurveyMonkey).unwrap();
    assert_eq!(names(&responses), ["How good?", "How good? (2)", "Why?"]);
}

#[test]
fn a_number_of_header_rows_has_the_last_word() {
    let text = format!("{MONKEY}11,7,1,8,,1,,,4,5\n12,7,1,8,,1,,,4,5\n");
    let options = |rows, export| ReadOptions {
        header_rows: Some(rows),
        export,
        ..ReadOptions::default()
    };
    let one = read_with(&text, &options(1, ExportChoice::Auto)).unwrap();
    assert_eq!(facts(&one), ("plain", 1, 3));
    let two = read_with(&text, &options(2, ExportChoice::Auto)).unwrap();
    assert_eq!(facts(&two), ("surveymonkey", 2, 2));
    let three = read_with(&text, &options(3, ExportChoice::SurveyMonkey)).unwrap();
    assert_eq!(facts(&three), ("surveymonkey", 3, 1));
}

#[test]
fn few_or_odd_records_are_no_trouble() {
    let empty: Vec<Vec<String>> = Vec::new();
    let none = recognise(&empty, Request::default()).unwrap();
    assert_eq!((none.kind, none.columns.len()), (ExportKind::Plain, 0));
    for cells in [
        vec![],
        vec![String::new()],
        vec!["#".to_owned(), "[".to_owned()],
    ] {
        let records = vec![cells; 3];
        for (_, choice) in ExportChoice::CHOICES {
            let request = Request {
                choice: *choice,
                ..Request::default()
            };
            let found = recognise(&records, request);
            assert!(
                found.is_ok_and(|found| found.columns.len() <= 2) || *choice != ExportChoice::Auto
            );
        }
    }
}
