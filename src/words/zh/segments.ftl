# 分别拟合的各组受访者，以及由回答本身显现的细分群体

argument-by = 在此列的各组（多列时为各组合）内分别重新拟合模型，并给出每组的全部内容；与 --group 不同，后者以全体受访者的权重测量各组

heading-by-group = 其后为按“{ $columns }”划分的 { $groups } 个组，各组单独拟合
group-not-computed = n = { $respondents }：无法计算

usage-too-many-groups = { $columns } 有 { $groups } 个组，超过 --by 允许的 { $most } 个
usage-too-many-groups-advice = 请指定取值较少的列，或在分析前合并少见的取值

CSI-E070 = { $all } 个组中有 { $failed } 个无法计算：{ $groups }
    .remedy = 请查看各组的提示；可合并较小的组，或用 --where 排除
    .explain = 使用 --by 时，模型在每个组内分别拟合。在小组中，某个题目的回答可能完全相同，或估计不收敛。其余各组和总体的结果照常输出；由于有要求的数字缺失，退出码为 4。
CSI-W070 = 低于最低样本量 { $minimum } 名受访者：{ $groups }
    .remedy = 请谨慎解读这些组的数字：查看区间、合并各组，或使用只需各组均值的 --group
    .explain = 在组内拟合的模型只有该组的受访者。最低样本量取两条规则中较大者：平方根倒数法（路径系数 0.2、检验力 80 %、5 % 水平）所需的 155 名受访者（Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261），以及指向同一结构变量的箭头数最大值的十倍（Barclay, Higgins & Thompson 1995, Technology Studies 2(2) 285–309）。对 csi segments 的细分群体，比较的是其期望规模。
CSI-N070 = { $respondents } 名受访者在“{ $columns }”中没有回答，不属于任何组
    .remedy = 无须处理；他们计入总体
    .explain = 空白回答和声明的缺失代码不构成组。这些受访者只计入总体，因此各组人数之和小于总体。
