# The words of survey tools' exports

export-plain = 普通表格
export-qualtrics = Qualtrics
export-surveymonkey = SurveyMonkey
export-limesurvey = LimeSurvey
export-google-forms = Google 表单
export-microsoft-forms = Microsoft Forms
export-typeform = Typeform
export-alchemer = Alchemer
export-redcap = REDCap
export-kobotoolbox = KoboToolbox 或 ODK
export-wenjuanxing = 问卷星
export-wenjuan = 问卷网
export-tencent = 腾讯问卷
export-spss = 另存为 CSV 的 SPSS 数据

export-reason-plain = 普通表格：只有表头和数据，不是某种调查工具的专用格式
export-reason-qualtrics-import-ids = 第 3 行为 ImportId
export-reason-qualtrics-legacy = 第 1 行为 V1、V2……，第 2 行为 ResponseID、ResponseSet：旧版格式
export-reason-qualtrics-names = 第 1 行有 ResponseId 等 Qualtrics 自有列，首份答卷的编号以 R_ 开头
export-reason-surveymonkey = 第 1 行为 Respondent ID 和题目，第 2 行为选项；由每个分值一列合并而成的评分题 { $ratings } 道
export-reason-surveymonkey-title = 题目行（含 Respondent ID）和选项行之上有一行标题；由每个分值一列合并而成的评分题 { $ratings } 道
export-reason-surveymonkey-ids = 题目行（含 Respondent ID）和选项行之上有一行题号；由每个分值一列合并而成的评分题 { $ratings } 道
export-reason-surveymonkey-one-row = 第 1 行为题目，没有选项行
export-reason-limesurvey-codes = 表头有代码 id、submitdate、lastpage、startlanguage
export-reason-limesurvey-texts = 表头有 Response ID、Date submitted、Last page、Start language
export-reason-limesurvey-both = 列标题由代码、[子问题]、句点和题目文本组成
export-reason-google-forms = 第一列“{ $header }”为每份答卷的时间
export-reason-microsoft-forms = 表头以 ID、开始时间、完成时间、电子邮件开头
export-reason-typeform = 表头以 # 开头，并有 Start Date (UTC)、Submit Date (UTC)、Network ID
export-reason-alchemer = 表头有 Time Started、Date Submitted 和 Status
export-reason-redcap = 表头有 redcap_… 列
export-reason-redcap-forms = 第一列为记录编号，各表单以 …_complete 结尾
export-reason-kobotoolbox = 表头有 _id、_uuid、_submission_time
export-reason-odk = 表头有 SubmissionDate 和 KEY
export-reason-wenjuanxing = 表头有“序号”和问卷星自有列
export-reason-wenjuanxing-text = 表头有“序号”和问卷星自有列；答案为文本（按文本）
export-reason-wenjuanxing-scores = 表头有“序号”和问卷星自有列；答案为分数（按分数）
export-reason-wenjuanxing-codes = 表头有“序号”和问卷星自有列；答案为选项序号（按序号）
export-reason-wenjuan = 表头有 seq、Q1……和 time_used
export-reason-tencent = 表头有开始答题时间、结束答题时间、答题时长
export-reason-spss = 单元格中有 #NULL!（前若干条记录中 { $count } 处）

CSI-D027 = 这不是 { $tool } 的导出文件：前几行中没有该工具的格式
    .remedy = 去掉 --export { $kind }（文件将按 { $found } 读取），或重新导出答卷
    .explain = 研究文件或命令行指定了调查工具（[survey] 中的 export、--export），而文件前几行不是该工具的格式。可能在电子表格中改过列名或删去了表头行。使用 `auto` 时根据文件判断格式；使用 `plain` 时按带表头的普通表格读取。
CSI-D028 = 这不是数据字典；缺少或无法读取：{ $found }
    .remedy = 请从 REDCap 项目下载 CSV 格式的数据字典，并指明该文件
    .explain = 数据字典是 REDCap 在“Data Dictionary”中提供的 CSV：每个字段一行，含 Variable / Field Name、Field Type、Field Label 和 Choices 等列。它为导出数据的各列提供题目和选项；没有它，原始编码的导出文件就没有标签。

CSI-W009 = 试填问卷时产生的答卷（预览或测试）：{ $of } 份中有 { $count } 份
    .remedy = 用 --where 排除，或在调查工具中删除后重新导出
    .explain = 调查工具会保留作者预览时填写的答卷和工具为测试问卷而生成的答卷，并与其他答卷一起导出。它们不是顾客的回答。未经要求不会剔除任何答卷：可对状态列设置筛选条件。
CSI-W010 = 调查工具视为未完成的答卷：{ $of } 份中有 { $count } 份
    .remedy = 若已有的答案有效，可以保留；否则用 --where 排除
    .explain = 导出文件标明了哪些受访者没有答到最后（状态、进度，或没有提交日期）。他们的答案予以保留，未被问到的题目视为缺失。对该列设置筛选条件即可排除。

CSI-N008 = 按 { $tool } 的导出文件读取：{ $reason }
    .remedy = 如果有误，请使用 --export plain，或指明正确的工具
    .explain = 各种调查工具的表头行、自有列和缺失标记都有已知的写法。文件前几行符合其中一种，因此据此读取表头、列名、题目和缺失标记。[survey] 中的 export 或 --export 可指明工具，也可关闭识别。
CSI-N009 = 调查工具在没有回答时写入的文字已按缺失读取：{ $marks }
    .remedy = 无需处理
    .explain = 有些工具在无人作答处写入文字：问卷星的（空）和（跳过）、REDCap 的 [not completed]、LimeSurvey 的 N/A、SPSS 的 #NULL!。它们不可能是答案，因此无须声明即视为缺失。−2、−3、−99 之类的数字绝不会自动视为缺失：在别的调查中可能另有含义。
CSI-N010 = 重复表单的行是同一受访者的后续行，不是新的受访者，已予剔除：{ $of } 行中有 { $count } 行
    .remedy = 无需处理；如需分析重复表单，请单独导出
    .explain = REDCap 为表单的每次重复各写一行（redcap_repeat_instrument），因此一人有多行。若都算作受访者，各人就会按重复次数加权。受访者本人的行予以保留。
