//! Arguments, files that are not there, names that are not known: exit code 2.

use super::material::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::run("unknown command", &["fitt", "survey.csv"]).fails(2, &["\"fitt\"", "\"fit\""]),
        Case::run("no command", &[]).fails(
            2,
            &[
                "error[CSI-U001]",
                "fit, init, check, assess, drivers, whatif",
            ],
        ),
        Case::fit("unknown flag", &["--scheem", "path"]).fails(2, &["--scheem", "--scheme"]),
        Case::fit("unknown scheme", &["--scheme", "paht"]).fails(2, &["paht", "path"]),
        Case::fit("iterations out of range", &["--max-iterations", "0"])
            .fails(2, &["error[CSI-S003]", "\"0\"", "from 1 to 1000000"]),
        Case::fit("tolerance out of range", &["--tolerance", "2"])
            .fails(2, &["error[CSI-S003]", "\"2\"", "below 1"]),
        Case::fit("number of respondents beside answers", &["--n", "250"]).fails(2, &["--n"]),
        Case::fit("unknown section", &["--show", "indexes,paths"])
            .fails(2, &["error[CSI-U002]", "\"indexes\"", "indices"]),
        Case::run("no data", &["fit", "--model", "acsi"]).fails(2, &["error"]),
        Case::run("no model", &["fit", "survey.csv"]).fails(2, &["error[CSI-U001]", "--model"]),
        Case::run("unknown model", &["fit", "survey.csv", "--model", "acsy"])
            .fails(2, &["error[CSI-U002]", "\"acsy\"", "acsi"]),
        Case::run("unknown model to show", &["models", "show", "esci"])
            .fails(2, &["error[CSI-U002]", "\"esci\"", "ecsi"]),
        Case::run(
            "missing file",
            &["fit", "surve.csv", "--model", "model.lav"],
        )
        .fails(2, &["error[CSI-U003]", "surve.csv"]),
        Case::run(
            "missing model file",
            &["fit", "survey.csv", "--model", "m.toml"],
        )
        .fails(2, &["error[CSI-U003]", "m.toml"]),
        Case::run("folder as file", &["fit", ".", "--model", "model.lav"])
            .fails(2, &["error[CSI-U003]"]),
        Case::fit("item without column", &["--item", "q1"])
            .fails(2, &["error[CSI-S003]", "\"q1\"", "INDICATOR=COLUMN"]),
        Case::fit("item that the model lacks", &["--item", "qualty=q1,q2"]).fails(
            2,
            &["error[CSI-S004]", "\"qualty\"", "did you mean \"quality\""],
        ),
        Case::fit("unknown index construct", &["--index", "satisfacton"]).fails(
            2,
            &[
                "error[CSI-M008]",
                "\"satisfacton\"",
                "did you mean \"satisfaction\"",
            ],
        ),
        Case::run(
            "scale with its ends turned round",
            &[
                "fit",
                "survey.csv",
                "--model",
                "model.lav",
                "--scale",
                "10..1",
            ],
        )
        .fails(2, &["10..1", "MIN..MAX"]),
        Case::run(
            "scale of a lavaan model undeclared",
            &["fit", "survey.csv", "--model", "model.lav"],
        )
        .fails(
            2,
            &["error[CSI-S006]", "q1, q2, v1, v2, s1, s2", "--scale 1..10"],
        ),
        Case::fit("unknown encoding", &["--encoding", "gb18300"])
            .fails(2, &["error[CSI-U002]", "\"gb18300\"", "gb18030"]),
        Case::run("unknown code", &["explain", "CSI-D041"])
            .fails(2, &["error[CSI-U002]", "\"CSI-D041\""]),
        Case::run(
            "unknown code, in Chinese",
            &["explain", "CSI-D041", "--lang", "zh"],
        )
        .fails(2, &["错误[CSI-U002]", "CSI-D041"]),
        Case::run(
            "several items in one column",
            &[
                "fit",
                "survey.csv",
                "--model",
                "model.lav",
                "--scale",
                "1..10",
                "--item",
                "q1=s1",
            ],
        )
        .fails(2, &["error[CSI-S007]", "\"q1\"", "\"s1\""]),
        Case::fit(
            "filter that does not parse",
            &["--where", "region = \"north\""],
        )
        .fails(2, &["error[CSI-S005]", "region ▶= \"north\""]),
    ]
}
