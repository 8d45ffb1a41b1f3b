//! Study and model files: exit code 2, with the line.

use super::material::{Case, MODEL};

pub(super) fn cases() -> Vec<Case> {
    studies().into_iter().chain(models()).collect()
}

fn studies() -> Vec<Case> {
    vec![
        Case::study("study that is no TOML", "[survey]\nfile = \"survey.csv\n")
            .fails(2, &["error[CSI-S001] study.toml:2"]),
        Case::study(
            "unknown keys of a study",
            "[survey]\nfile = \"survey.csv\"\nwieght = \"weight\"\n[settings]\nschema = \"path\"\n",
        )
        .fails(
            2,
            &[
                "error[CSI-S002] study.toml:3",
                "\"survey.wieght\"",
                "did you mean \"weight\"",
                "error[CSI-S002] study.toml:5",
                "did you mean \"scheme\"",
            ],
        ),
        Case::study(
            "wrong type in a study",
            "[survey]\nfile = \"survey.csv\"\nweight = 3\n",
        )
        .fails(2, &["error[CSI-S003] study.toml:3", "survey.weight", "in quotes"]),
        Case::study(
            "indicator that the model lacks",
            "[survey]\nfile = \"survey.csv\"\n[model]\nfile = \"model.lav\"\n[scale]\nmin = 1\nmax = 10\n\
             [items]\nq3 = \"q1\"\n",
        )
        .fails(2, &["error[CSI-S004] study.toml:9", "\"q3\"", "use one of: q1, q2"]),
        Case::study(
            "filter of a study",
            "[survey]\nfile = \"survey.csv\"\nwhere = 'weight >'\n",
        )
        .fails(2, &["error[CSI-S005] study.toml:3", "weight >▶"]),
        Case::study(
            "label off the scale",
            "[survey]\nfile = \"survey.csv\"\n[model]\nfile = \"model.lav\"\n[scale]\nmin = 1\nmax = 10\n\
             [items]\nq1 = { labels = { \"best\" = 11 } }\n",
        )
        .fails(2, &["error[CSI-S003] study.toml:9", "\"best\" = 11", "off the scale"]),
        Case::study(
            "survey of a study missing",
            "[survey]\nfile = \"wave.csv\"\n[model]\nfile = \"model.lav\"\n",
        )
        .fails(2, &["error[CSI-U003]", "wave.csv"]),
    ]
}

fn models() -> Vec<Case> {
    let toml = |name, text: &str| {
        let arguments = [
            "fit",
            "survey.csv",
            "--model",
            "model.toml",
            "--scale",
            "1..10",
        ];
        Case::run(name, &arguments).file("model.toml", text)
    };
    vec![
        Case::study("TOML in Chinese", "[survey]\nfile = wave.csv\n")
            .also(&["--lang", "zh"])
            .fails(
                2,
                &["CSI-S001] study.toml:2", "第 8 个字符处", "没有加引号"],
            ),
        toml("empty model", "").fails(2, &["error[CSI-M008]", "no constructs", "csi models show"]),
        Case::lavaan("lavaan syntax", "quality =~ q1 + q2\nvalue =~ v1 ++ v2\n")
            .fails(2, &["error[CSI-M001] model.lav:2"]),
        Case::lavaan("fixed coefficient", "quality =~ 1*q1 + q2\n")
            .fails(2, &["error[CSI-M001] model.lav:1", "\"1*q1\""]),
        Case::lavaan("cycle", &(MODEL.to_owned() + "quality ~ satisfaction\n"))
            .fails(2, &["error[CSI-M007]", "→ satisfaction → quality"]),
        Case::lavaan(
            "construct without items",
            &(MODEL.to_owned() + "satisfaction ~ prestige\n"),
        )
        .fails(2, &["error[CSI-M005] model.lav:6", "\"prestige\""]),
        Case::lavaan(
            "construct without path",
            &(MODEL.to_owned() + "image =~ weight\n"),
        )
        .fails(2, &["error[CSI-M006] model.lav:6", "\"image\""]),
        Case::lavaan(
            "item of two constructs",
            &MODEL.replace("v1 + v2", "v1 + q2"),
        )
        .fails(
            2,
            &[
                "error[CSI-M004] model.lav:2",
                "\"q2\"",
                "quality.q2:1",
                "value.q2:2",
            ],
        ),
        Case::lavaan("path twice", &(MODEL.to_owned() + "value ~ quality\n"))
            .fails(2, &["error[CSI-M009] model.lav:6", "quality → value"]),
        toml("model that is no TOML", "index = satisfaction\n")
            .fails(2, &["error[CSI-M001] model.toml:1"]),
        toml(
            "unknown key and unknown construct of a model",
            "paths = [\"quality -> satisfacton\"]\n\
             [[construct]]\nname = \"quality\"\nindicator = [\"q1\", \"q2\"]\nmod = \"A\"\n\
             [[construct]]\nname = \"satisfaction\"\nindicators = [\"s1\", \"s2\"]\n",
        )
        .fails(
            2,
            &[
                "error[CSI-M008] model.toml:1",
                "\"satisfacton\"",
                "did you mean \"satisfaction\"",
                "error[CSI-M002] model.toml:5",
                "did you mean \"mode\"",
            ],
        ),
    ]
}
