//! Survey files: exit code 3, with file, record, line, column and value.

use super::material::{Case, Survey};

pub(super) fn cases() -> Vec<Case> {
    let groups = [files(), columns(), codes(), answers(), respondents()];
    groups.into_iter().flatten().collect()
}

fn files() -> Vec<Case> {
    let sound = Survey::sound().text();
    let utf16: Vec<u8> = sound.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut broken = sound.clone().into_bytes();
    let north = sound.find("5,north").unwrap();
    broken[north + 2] = 0xff;
    let header = sound.lines().next().unwrap();
    vec![
        Case::fit("empty file", &[])
            .file("survey.csv", "")
            .fails(3, &["error[CSI-D002] survey.csv", "records found 0"]),
        Case::fit("header only", &[])
            .file("survey.csv", header)
            .fails(3, &["error[CSI-D002] survey.csv", "records found 1"]),
        Case::fit("damaged workbook", &[])
            .file("survey.csv", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0")
            .fails(3, &["error[CSI-D029] survey.csv", "damaged", "CSV UTF-8"]),
        Case::fit("workbook with a password", &[])
            .file(
                "survey.csv",
                include_bytes!("../../../testdata/workbooks/password.xlsx"),
            )
            .fails(3, &["error[CSI-D029] survey.csv", "password"]),
        Case::fit("sheet that is not there", &["--sheet", "答案"])
            .file(
                "survey.csv",
                include_bytes!("../../../testdata/workbooks/branches.ods"),
            )
            .fails(3, &["error[CSI-D030] survey.csv", "\"答案\"", "\"答卷\""]),
        Case::fit("damaged SPSS file", &[])
            .file("survey.csv", b"$FL2@(#) SPSS DATA FILE")
            .fails(3, &["error[CSI-D033] survey.csv", "SAVE TRANSLATE"]),
        Case::fit("Stata file", &[])
            .file("survey.csv", b"<stata_dta><header><release>118</release>")
            .fails(3, &["error[CSI-D006] survey.csv", "STATA"]),
        Case::fit("UTF-16 without a mark", &[])
            .file("survey.csv", &utf16)
            .fails(
                3,
                &["error[CSI-D006] survey.csv", "NUL", "--encoding utf-16le"],
            ),
        Case::fit(
            "bytes of another encoding",
            &["--encoding", "utf-8", "--where", "region != \"\""],
        )
        .file("survey.csv", &broken)
        .fails(
            3,
            &[
                "error[CSI-D001] survey.csv, record 5 (line 6), column \"region\"",
                "utf-8",
                "FF",
            ],
        ),
        Case::fit("quote never closed", &[])
            .file("survey.csv", sound.replacen("3,north", "3,\"north", 1))
            .fails(3, &["error[CSI-D007] survey.csv", "line 4"]),
        Case::fit("wrong delimiter", &["--delimiter", ";"])
            .fails(3, &["error[CSI-D004] survey.csv", "q1, q2, v1, v2, s1, s2"]),
    ]
}

fn columns() -> Vec<Case> {
    vec![
        Case::fit("missing columns", &["--weight", "weigth"])
            .survey(
                &Survey::sound()
                    .renamed("v2", "value2")
                    .renamed("s1", "sat1"),
            )
            .fails(
                3,
                &[
                    "error[CSI-D004] survey.csv",
                    "v2",
                    "s1",
                    "\"weigth\" (weight)",
                    "\"weight\"",
                ],
            ),
        Case::fit("column twice", &[])
            .survey(&Survey::sound().renamed("region", "q1"))
            .fails(3, &["error[CSI-D005] survey.csv", "column \"q1\"", "2, 4"]),
        Case::fit("column of the filter", &["--where", "regoin == \"north\""]).fails(
            3,
            &[
                "error[CSI-D004] survey.csv",
                "\"regoin\" (where)",
                "\"region\"",
            ],
        ),
        Case::fit(
            "header that could steer a terminal",
            &["--weight", "weigh\u{1b}[31mt"],
        )
        .survey(&Survey::sound().renamed("weight", "weight\u{1b}[2J"))
        .fails(
            3,
            &["error[CSI-D004]", "weigh\\u{1b}[31mt", "weight\\u{1b}[2J"],
        ),
    ]
}

fn codes() -> Vec<Case> {
    let to_five = |answer: &str| (answer.parse::<usize>().unwrap().div_ceil(2)).to_string();
    let items = ["q1", "q2", "v1", "v2", "s1", "s2"];
    let five = || {
        let survey = Survey::sound();
        items
            .iter()
            .fold(survey, |survey, item| survey.column(item, to_five))
    };
    let fit_five = |name| {
        Case::run(
            name,
            &[
                "fit",
                "survey.csv",
                "--model",
                "model.lav",
                "--scale",
                "1..5",
            ],
        )
    };
    let dont_know = Survey::sound()
        .cell(3, "q1", "98")
        .cell(7, "q1", "99")
        .cell(9, "q1", "98");
    vec![
        Case::fit("98 and 99 beside 1 to 10", &[])
            .survey(&dont_know)
            .fails(
                3,
                &[
                    "error[CSI-D014] survey.csv, record 3 (line 4), column \"q1\"",
                    "98 (2×), 99",
                    "answers concerned: 3",
                    "mean with them 23.38, without 6.08",
                    "--missing-code 98,99",
                ],
            ),
        Case::fit("99 declared, 98 not", &["--missing-code", "99"])
            .survey(&dont_know)
            .fails(3, &["error[CSI-D014]", "98 (2×)", "answers concerned: 2"]),
        fit_five("0 beside 1 to 5")
            .survey(&five().cell(2, "v1", "0"))
            .fails(
                3,
                &[
                    "error[CSI-D014] survey.csv, record 2 (line 3), column \"v1\"",
                    "--missing-code 0",
                ],
            ),
        fit_five("6 beside 1 to 5")
            .survey(&five().cell(16, "s2", "6"))
            .fails(
                3,
                &["error[CSI-D014] survey.csv, record 16 (line 17), column \"s2\""],
            ),
        fit_five("6 to 10 on 1 to 5").fails(
            3,
            &[
                "error[CSI-D010] survey.csv, record 1 (line 2), column \"q1\"",
                "scale from 1 to 5",
                "--scale 1..10",
                "column \"s2\"",
            ],
        ),
    ]
}

fn answers() -> Vec<Case> {
    vec![
        Case::fit("decimal on a scale of whole numbers", &[])
            .survey(&Survey::sound().cell(4, "v2", "4.5"))
            .fails(3, &["error[CSI-D011] survey.csv, record 4 (line 5), column \"v2\"", "4.5"]),
        Case::fit("text", &[])
            .survey(&Survey::sound().cell(11, "s1", "ten").cell(12, "s1", "n/a"))
            .fails(
                3,
                &[
                    "error[CSI-D012] survey.csv, record 11 (line 12), column \"s1\"",
                    "\"ten\"",
                    "\"n/a\"",
                    "number from 1 to 10",
                ],
            ),
        Case::fit("record behind a line break in an answer", &[])
            .survey(&Survey::sound().cell(1, "region", "\"no\nrth\"").cell(5, "q2", "six"))
            .fails(3, &["error[CSI-D012] survey.csv, record 5 (line 7), column \"q2\": \"six\""]),
        Case::study(
            "label that the set lacks",
            "[survey]\nfile = \"survey.csv\"\n[model]\nfile = \"model.lav\"\n[scale]\nmin = 1\nmax = 10\n\
             [items]\ns1 = { labels = \"satisfaction-5\" }\n",
        )
        .survey(&Survey::sound().column("s1", |answer| match answer {
            "9" | "10" => "Very satisfied".to_owned(),
            "6" => "Fairly satisfied".to_owned(),
            _ => "Satisfied".to_owned(),
        }))
        .fails(
            3,
            &[
                "error[CSI-D013] survey.csv, record 7 (line 8), column \"s1\"",
                "\"Fairly satisfied\" (3×)",
                "satisfied\"",
            ],
        ),
        Case::fit("several faults at once", &[])
            .survey(&Survey::sound().cell(1, "q1", "x").cell(2, "v1", "5.5").cell(3, "s2", "99"))
            .fails(3, &["error[CSI-D012]", "error[CSI-D011]", "error[CSI-D014]"]),
        Case::fit("constant item", &[])
            .survey(&Survey::sound().column("v2", |_| "7".to_owned()))
            .fails(3, &["error[CSI-D015] survey.csv, column \"v2\"", "is 7"]),
        Case::fit("item without answers", &[])
            .survey(&Survey::sound().column("q2", |_| String::new()))
            .fails(3, &["error[CSI-D016] survey.csv, column \"q2\""]),
    ]
}

fn respondents() -> Vec<Case> {
    let bad_weights = Survey::sound()
        .cell(2, "weight", "-0.8")
        .cell(4, "weight", "0")
        .cell(6, "weight", "")
        .cell(8, "weight", "heavy");
    vec![
        Case::fit(
            "weights negative, zero, missing, text",
            &["--weight", "weight"],
        )
        .survey(&bad_weights)
        .fails(
            3,
            &[
                "error[CSI-D017] survey.csv, record 2 (line 3), column \"weight\"",
                "\"-0.8\"",
                "\"0\"",
                "\"\"",
                "\"heavy\"",
                "respondents concerned: 4",
            ],
        ),
        Case::fit("weight of infinity", &["--weight", "weight"])
            .survey(&Survey::sound().cell(9, "weight", "inf"))
            .fails(
                3,
                &["error[CSI-D017] survey.csv, record 9 (line 10)", "\"inf\""],
            ),
        Case::fit(
            "filter that leaves nobody",
            &["--where", "region == \"west\""],
        )
        .fails(
            3,
            &[
                "error[CSI-D018] survey.csv",
                "0 of 16",
                "by the filter 16 dropped",
            ],
        ),
        Case::fit("too few respondents", &[])
            .survey(&Survey::sound().first(2))
            .fails(3, &["error[CSI-D018] survey.csv", "2 of 2", "at least 3"]),
        Case::fit(
            "nobody complete",
            &["--missing", "listwise", "--missing-code", "4,5,6,7,8"],
        )
        .fails(3, &["error[CSI-D018]", "with a missing answer"]),
    ]
}
