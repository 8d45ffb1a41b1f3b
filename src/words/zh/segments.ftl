# 分别计算的各组受访者，以及由回答本身显现的细分群体

argument-fit-group = 同时给出此列各组的指数，以全体受访者的指数权重测量（--by 则分别拟合各组）
argument-assess-group = 同时给出此列各组的指数，以全体受访者的指数权重测量（--by 则分别拟合各组）
argument-segments-group = 未用 --profile 指定列时，用来描述群体的列
argument-by = 在此列的各组（多列时为各组合）内分别重新拟合模型，并给出每组的全部内容；与 --group 不同，后者以全体受访者的权重测量各组

heading-by-group = 其后为按“{ $columns }”划分的 { $groups } 个组，各组单独计算
groups-small-advice = 请谨慎解读这些组的数字：查看区间、合并各组，或使用只需各组均值的 --group
segments-small-advice = 请将其路径系数视为迹象而非测量结果；可要求较少的群体，或在下一轮调查中增加受访者
group-one-cluster = 该组的全部受访者是作为一个单位抽取的（同一群，或分层样本中仅有的一名受访者），无法由此估计标准误
group-one-cluster-advice = 请合并各组，用 --where 排除该组，或不使用分层与整群
group-not-computed = n = { $respondents }：无法计算

usage-too-many-groups = { $columns } 有 { $groups } 个组，超过 --by 允许的 { $most } 个
usage-too-many-groups-advice = 请指定取值较少的列，或在分析前合并少见的取值

CSI-E070 = { $all } 个组中有 { $failed } 个无法计算：{ $groups }
    .remedy = 请查看各组的提示；可合并较小的组，或用 --where 排除
    .explain = 使用 --by 时，模型在每个组内分别拟合。在小组中，某个题目的回答可能完全相同，或估计不收敛。对 csi kpi，若组内没有任何受访者可计入任何数值，该组即缺失；若只缺部分数值，该组的报告会指明。其余各组和总体的结果照常输出；由于有要求的数字缺失，退出码为 4。
CSI-W070 = 低于最低样本量 { $minimum } 名受访者：{ $groups }
    .remedy = { $advice }
    .explain = 在组内拟合的模型只有该组的受访者。最低样本量取两条规则中较大者：平方根倒数法（路径系数 0.2、检验力 80 %、5 % 水平）所需的 155 名受访者（Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261），以及指向同一结构变量的箭头数最大值的十倍（Barclay, Higgins & Thompson 1995, Technology Studies 2(2) 285–309）。对 csi segments 的细分群体，比较的是其期望规模。
CSI-N070 = { $respondents } 名受访者在“{ $columns }”中没有回答，不属于任何组
    .remedy = 无须处理；他们计入总体
    .explain = 空白回答和声明的缺失代码不构成组。这些受访者只计入总体，因此各组人数之和小于总体。
CSI-E071 = 找不到 { $segments } 个细分群体的解：{ $starts } 次随机起始中，{ $collapsed } 次有群体消失，{ $not_converged } 次未收敛
    .remedy = 请要求较少的群体（--segments 1..3），或在 [segments] 中提高 starts 或 max_iterations
    .explain = 若某个群体失去受访者（少于最大方程的前因变量数加二），或几乎不留下某结构变量的未解释方差（低于 0.0001），该次起始便没有解：此时似然会在少数受访者上无界上升。若到最后一次迭代似然仍在上升，也没有解。最后一次迭代的结果绝不会作为结果输出。
CSI-E072 = 拟合没有给出受访者得分：用来填补缺失回答的其他回答存在共线
    .remedy = 请使用 --missing mean，或去掉与其他题目重复的题目
    .explain = 细分群体是在受访者得分中寻找的。使用 --missing em 时，缺失回答以该受访者其他回答下的期望值填补；若这些回答共线，期望值便没有定义。
CSI-W071 = 未找到 { $segments } 个细分群体：{ $starts } 次随机起始中，{ $collapsed } 次有群体消失，{ $not_converged } 次未收敛
    .remedy = 若较少的群体已经足够，则无须处理；否则请提高 --starts
    .explain = 在所搜索的群体数中，这一个没有解，其所在行没有准则值。群体消失说明数据中的群体较少。若只要求这一个群体数，则为错误（CSI-E071）。

command-segments = 寻找路径关系不同的受访者细分群体（FIMIX-PLS），并描述这些群体
argument-segments = 细分群体数：一个数（2）或由准则选择的范围（1..5）[默认：1..5]
argument-starts = 每个群体数的随机起始次数 [默认：10]
argument-profile = 描述群体的列，例如 region,age：各群体中的占比及检验 [默认：--group 的列]
argument-write-segments = 将每名受访者所属的群体和归属概率写入此 CSV 文件
argument-segments-show = 要显示的部分：criteria、segments、paths、r-squared、indices、profile，或 all
progress-segments = 正在寻找细分群体

study-segments-out-of-range = { $found } 不是有效的群体数
study-segments-advice = 请给出 1 到 10 的整数，或如 1..5 的范围
study-starts-out-of-range = { $found } 不是有效的起始次数
study-starts-advice = 请给出 1 到 1000 的整数，例如 10
study-segment-iterations-out-of-range = { $found } 不是有效的迭代次数
study-segment-iterations-advice = 请给出 1 到 100000 的整数，例如 5000
study-segment-tolerance-out-of-range = { $found } 不是有效的收敛容差
study-segment-tolerance-advice = 请给出 0 到 1 之间的数，例如 1e-9
usage-segments-not-resampled = 细分群体不作重抽样：每次重抽样中群体的次序都会不同
usage-segments-not-resampled-advice = 请去掉 --resamples；对已知的组，csi fit --by 给出区间
usage-segments-need-answers = 细分群体要在受访者中寻找，而矩阵中没有受访者
usage-segments-need-answers-advice = 请指定调查文件，而不是 --matrix

title-segments-criteria = 群体数
title-segments-segments = 细分群体
title-segments-paths = 各群体的路径系数
title-segments-r-squared = 各群体的解释方差
title-segments-indices = 各群体的指数（0–100）
title-segments-profile = 群体的构成

column-segment_count = 群体数
column-parameters = 参数数
column-log_likelihood = ln L
column-aic3 = AIC3
column-aic4 = AIC4
column-caic = CAIC
column-hq = HQ
column-mdl5 = MDL5
column-normed_entropy = EN
column-non_fuzzy_index = NFI
column-normalised_entropy_criterion = NEC
column-smallest_share = 最小占比
column-starts = 起始
column-converged = 收敛
column-best = 最优
column-not_converged = 未收敛
column-collapsed = 消失
column-segment = 群体
column-segment-number = 群体 { $segment }
column-expected_respondents = 期望人数
column-assigned = 归入人数
column-mean_probability = 平均概率
column-all = 全体

heading-segments = 对标准化结构变量得分作 FIMIX-PLS：群体数 { $segments }，各 { $starts } 次随机起始，随机种子 { $seed }
heading-case-weights = 受访者权重作为个案权重：有效样本量 { $effective }，设计效应 { $effect }
agreement-aic3_and_caic = AIC3 与 CAIC
agreement-aic4_and_bic = AIC4 与 BIC
segment-of-size = 群体 { $segment }（{ $respondents }）
segments-smallest-at = { $criterion } 为 { $segments }
note-segments-smallest = 取最小值的群体数：{ $listed }。
note-segments-criteria = EN：1 表示每名受访者的归属都确定。最优：达到最大 ln L 的起始次数。--show criteria 给出全部准则。
note-segments-assigned = 期望人数：占比 × 受访者数。归入人数：最可能属于该群体的受访者数，及其平均概率。
note-segments-paths = 标准误以归属为给定。没有重抽样区间：每次重抽样中群体的次序都会不同。
note-segments-indices = 每名受访者按归属概率计入各群体；指数权重为全体受访者的权重。
note-segments-profile = 为归入各群体的受访者中的占比。检验以归属为给定。
note-segments-no-profile = 使用 --profile COLUMN,… 查看群体的构成。
segments-tested = { $column }：χ²({ $freedom }) = { $chi_squared }，p { $p }，Cramér V = { $v }。
segments-tested-roughly = { $column }：χ²({ $freedom }) = { $chi_squared }，p { $p }，Cramér V = { $v }；有期望频数低于 5，结果粗略。
segments-none-described = 未找到所要求的细分群体。
segments-one-suggested = 准则支持一个群体：全体受访者的路径关系相同。
segments-suggested = { $criteria } 一致支持 { $segments } 个细分群体。
segments-choice-of-bic = AIC3 与 CAIC、AIC4 与 BIC 均不一致；所示为 BIC 选择的群体数：{ $segments }。
segments-as-asked = 按要求的群体数：{ $segments }。
segments-apart = 各群体区分清楚（EN = { $entropy }，不低于 0.50）。
segments-overlap = 各群体相互重叠（EN = { $entropy }，低于 0.50）：请谨慎解读单个受访者的归属。

CSI-N041 = 这些表格不显示 --group 的分组
    .remedy = 用 --by 可得到各组的全部结果，或用 csi fit --group 查看各组指数
    .explain = --group 在 csi fit、csi assess、csi kpi 与 csi hierarchy 中将各组指数列于总体指数之旁。其他命令没有这样的表格；--by 则对各组分别重复计算。
