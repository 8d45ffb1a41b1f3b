# 配套指标：csi kpi

command-kpi = 由单个题目计算 NPS、CSAT、CES、满意率、均值与抱怨分析，以及 SERVQUAL、期望差异与客户旅程，无需模型

argument-kpi-data = 调查导出文件（CSV、XLSX、XLS、ODS 或 SAV；- 表示标准输入），或含 [kpi] 的研究文件（.toml）
argument-kpi-nps = “推荐意愿”列，0 到 10：净推荐值
argument-kpi-csat = 满意题所在列：CSAT，即最高两档的占比
argument-kpi-ces = 费力或轻松程度所在列：CES，均值与量表上半段的占比
argument-kpi-satisfied = 满意题所在列：满意率，以及 0 到 100 的满意度
argument-kpi-mean = 需要计算均值的列
argument-kpi-group = 同时给出该列各组的得分与比率，并与其余受访者比较（--by 则给出每组的全部内容）
argument-kpi-by = 在此列的各组（多列时为各组合）内重新计算全部数值，并给出每组的全部内容
argument-kpi-scale = 未另行说明的题目的量表两端 [默认：csat 与 satisfied 为 1..5，ces 为 1..7]
argument-kpi-confidence = 区间的置信水平，大于 0.5 且小于 1 [默认：0.95]
argument-kpi-resamples = 服务质量与客户旅程以及分层或整群样本的重抽样次数；0 表示只用公式 [默认：5000]
argument-kpi-interval = 重抽样区间的种类 [默认：percentile]
argument-kpi-show = 要显示的部分：scores、groups、complaints、reasons、recovery、complaint-loyalty、servqual、servqual-items、disconfirmation、disconfirmation-shares、journey、journey-impacts、labels、cleaning、settings 或 all

usage-no-question = 没有指定题目
usage-name-question = 请指定列，例如 --nps recommend 或 --csat overall，或在研究文件的 [kpi] 下写明题目；csi kpi --help 列出全部参数
usage-name-survey = 请把调查文件作为第一个参数，或写在 [survey] 的 file 中

study-kpi-nearest-headers = 最接近的列名：{ $nearest }；请按表头用参数或在研究文件的 [kpi] 下写出列名
study-nps-scale = 推荐意愿按 0 到 10 询问，不能用别的量表
study-nps-scale-advice = 请删去 min 与 max；其他量表的题目请用 csat 或 mean
study-kpi-from = { $found } 不在 { $min }（不含）到 { $max } 之间
study-kpi-from-advice = 请写出计入的最低答案，须大于 { $min } 且不超过 { $max }
study-kpi-twice = { $found } 被要求了两次
study-kpi-twice-advice = 每一列只写一次
study-blank-separator = 空白不能作分隔符
study-blank-separator-advice = 请写出一个单元格内各答案之间的符号，例如 ";" 或 "┋"

heading-kpi = 配套指标，n = { $respondents }
heading-kpi-resampled = 区间来自按抽样设计的 { $kept } 次重抽样，种子 { $seed }

kpi-section-scores = 得分
kpi-section-groups = 分组
kpi-section-complaints = 抱怨
kpi-section-reasons = 原因
kpi-section-recovery = 服务补救
kpi-section-complaint-loyalty = 抱怨与忠诚
kpi-section-labels = 标签
kpi-section-cleaning = 剔除与改动
kpi-section-settings = 设置

column-measure = 指标
column-unit = 单位
column-difference_interval = 差异的区间
column-option = 原因
column-mentions_share = 占提及数
column-cumulative_share = 累计
column-situation = 情形
column-loyalty_mean = 忠诚（均值）
column-loyalty = 忠诚（0–100）
setting-group = 分组

kpi-measure-net_promoter_score = 净推荐值 NPS
kpi-measure-promoters = 推荐者（9–10）
kpi-measure-passives = 被动者（7–8）
kpi-measure-detractors = 贬损者（0–6）
kpi-measure-top_boxes = CSAT（{ $from }–{ $max }）
kpi-measure-effort_mean = CES（均值）
kpi-measure-effort_share = CES（{ $from }–{ $max }）
kpi-measure-satisfied_share = 满意率（{ $from }–{ $max }）
kpi-measure-satisfaction_index = 满意度（0–100）
kpi-measure-mean = 均值
kpi-measure-problem_rate = 遇到问题
kpi-measure-complaint_rate = 抱怨率
kpi-measure-told_firm_share = 向企业投诉的占比（抱怨者中）
kpi-measure-resolved_share = 已解决的占比（抱怨者中）
kpi-measure-handling_index = 抱怨处理（0–100）

kpi-unit-percent = %
kpi-unit-points = 点
kpi-unit-index = 满分 100
kpi-unit-scale = { $min }–{ $max }

kpi-situation-no_problem = 未遇到问题
kpi-situation-not_complained = 有问题但未抱怨
kpi-situation-no_complaint = 未抱怨
kpi-situation-resolved = 抱怨并已解决
kpi-situation-unresolved = 抱怨未解决
kpi-situation-complained = 抱怨

kpi-loyalty-complained = 抱怨者
kpi-loyalty-not_complained = 未抱怨者
kpi-loyalty-difference = 差异

kpi-note-nps = 推荐者选 9–10，贬损者选 0–6；NPS 为两者占比之差。Net Promoter Score 是 Bain & Company、NICE 与 F. Reichheld 的商标。
kpi-note-satisfied = 满意率不是满意度：前者数人，后者平均答案。
kpi-note-difference = 差异：与其余全部受访者相比。p 检验“没有差异”；三组及以上时按 Holm 法校正。
kpi-note-more-groups = 每个题目只列一个指标；--show groups 列出全部。
kpi-note-no-groups = 没有指定分组列：--group 列名。
kpi-note-reasons = 占比：占给出任一原因的受访者的百分比；占提及数：占全部提及次数的百分比。

CSI-D055 = 下列数值没有可计入的受访者：{ $figures }
    .remedy = 请检查决定谁计入的题目（complained）、缺失代码与筛选条件；或去掉该数值
    .explain = 题目有答案，但没有来自该数值所针对的受访者：抱怨者的占比与评分只计入抱怨过的受访者。该数值不显示，其余数值有效，退出码为 3。

CSI-W055 = 答案太少，无法给出区间（答案数）：{ $figures }
    .remedy = 除增加受访者外无需处理
    .explain = 由一名受访者无法估计答案的离散程度，因此均值没有标准误和区间。重抽样时，若超过十分之一的重抽样无法得到该数值，也不给出区间。
