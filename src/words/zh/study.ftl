# The words of the room: study

CSI-S001 = 研究文件无法解析：{ $problem }
    .remedy = 请改正此行；文本须加引号，表名写在[方括号]中
    .explain = 研究文件采用 TOML 格式：[survey]、[items] 等为表，其下每行写作“键 = 值”。文本须加引号，数字以及 true、false 不加引号，列表写在方括号中。含反斜杠或双引号的列名宜用单引号括起。

CSI-S002 = 研究文件中有未知的键：“{ $key }”
    .remedy = { $advice }
    .explain = 未知的键一律报错，否则写错的键会悄悄改变分析结果。[survey]：file、export、dictionary、encoding、delimiter、header_rows、sheet、missing、weight、group、where、strata、cluster、replicate_weights、replicate_kind。[model]：use、file、text 三者取一，另有 index 和 interactions。[scale]：min、max、decimals。[items]：每个观测变量或结构变量一个键，值为列名，或含 column（或 columns）、min、max、missing、labels、reverse、decimals 的表。[settings]：scheme、metric、missing、consistent、index_weights、tolerance、max_iterations、resamples、seed、interval、confidence、engine、allow_failures。[kpi]：nps、csat、ces、satisfied、mean；[kpi.complaints]：problem、complained、told_firm、resolved、handling、loyalty、reasons。

CSI-S003 = “{ $key }”：{ $problem }
    .remedy = { $advice }
    .explain = 研究文件或命令行中的某项设置类型不对，或取了不允许的值：例如 scheme 不是 path、factorial 或 centroid，量表下端不小于上端，同时给出两个模型来源，标签对应的分值超出量表，重复权重与分层同时给出。命令行的每个选项与研究文件中的同名设置取值相同。

CSI-S004 = 模型“{ $model }”中既没有名为“{ $name }”的观测变量，也没有这样的结构变量
    .remedy = { $advice }
    .explain = [items] 的每个键以及每个 --item 名称=列 须指明模型的一个观测变量，或一个结构变量（所列各列将替换其全部观测变量）。“csi models show 名称”可打印内置模型的各个名称。比较名称时不区分大小写、全角与半角，也不计首尾空白。

CSI-S005 = 筛选条件在第 { $position } 个字符处（标记处）无法读取：{ $marked }
    .remedy = 标记处可以是：{ $expected }
    .explain = 筛选条件把列与数字或带引号的文本相比较，例如 地区 == "北方" and 年龄 >= 18。可用 == != < <= > >= 以及 in ("a", "b")；and 优先于 or；not 与括号用法照常。列名若不是普通单词，请用`反引号`括起。与数字比较时按数值比较：空白、非数字以及已声明为缺失的回答一律不成立。与文本比较时须整个回答相同，不区分大小写、全角与半角，也不计首尾空白。

CSI-S006 = 下列题目的量表两端未知：{ $items }
    .remedy = 请给出问卷的量表：--scale 1..10，或研究文件中 [scale] 的 min 与 max，或该题目的 min 与 max
    .explain = 0 至 100 的指数需要知道问卷允许的最低分和最高分。两端不能从回答中推断：若无人选择最低分，指数就会改变。两端依次取自：研究文件中该题目的设置、所用的标签集、模型中的是非题量表、整个研究的量表、模型。

CSI-S007 = 第 { $column } 列将同时用于两个观测变量：“{ $first }”和“{ $second }”
    .remedy = 请用 --item 观测变量=列 为其中一个另行指定列，或从模型中去掉该观测变量
    .explain = 同一列回答用于两个观测变量，会使同组观测变量共线，或使某一关系必然完全相关。通常是列名写错，或某观测变量的别名恰为另一观测变量的列名。

study-second-model = 模型给出了两次
study-second-model-advice = use、file、text 只保留一个
study-empty-scale = min 不小于 max
study-half-scale = 只给出了量表的一端
study-scale-advice = 请以 min 给出最低分、以 max 给出最高分；若分值方向相反，请为该题目加上 reverse = true
study-column-and-columns = 同时给出了 column 和 columns
study-column-and-columns-advice = 观测变量用 column，结构变量用 columns
study-no-columns = 列表为空
study-no-columns-advice = 请至少写出一列
study-several-columns = 一个观测变量不能对应多列：{ $found }
study-several-columns-advice = 请只写一列，或把观测变量名换成结构变量名
study-tolerance-out-of-range = { $found } 不能作为收敛容差
study-tolerance-advice = 请给出大于 0 且小于 1 的数，例如 1e-10
study-iterations-out-of-range = { $found } 不能作为迭代次数
study-iterations-advice = 请给出 1 至 1000000 的整数
study-resamples-out-of-range = { $found } 不能作为重抽样次数
study-resamples-advice = 不需要区间时请给出 0，否则请给出 10 至 1000000 的整数，例如 5000；少于 10 次无法得到区间
study-confidence-out-of-range = { $found } 不能作为置信水平
study-confidence-advice = 请给出大于 0.5 且小于 1 的数，例如 0.95
study-second-design = 不能与重复权重同时给出，因为重复权重已包含抽样设计
study-second-design-advice = 请只保留重复权重，或只保留 strata 与 cluster
study-bad-pattern = 列名中只能有一个 *，且须另有其他字符
study-bad-pattern-advice = 请写出各列列名的共同部分，例如用 "rw*" 表示 rw1、rw2 等
study-kind-absent = 没有说明重复权重的种类
study-kind-absent-advice = 请加上 replicate_kind（--replicate-kind）：jk1、jk2、brr 或 bootstrap；权重的说明文档中有其名称
study-kind-alone = 给出了重复权重的种类，却没有重复权重
study-kind-alone-advice = 请用 replicate_weights（--replicate-weights）写出各列，或去掉种类
study-replicate-in-use = 下列各列已用作题目或受访者权重：{ $columns }
study-replicate-in-use-advice = 请去掉这些列，或改写通配列名，使其只匹配重复权重
study-few-replicates = { $found } 只有一列；估计方差至少需要两组重复权重
study-few-replicates-advice = 请写出全部重复权重列，例如用 "rw*" 表示 rw1、rw2 等
study-bad-columns = { $found } 不是列的列表
study-bad-columns-advice = 请写成 列,列；列名含逗号时用双引号括起
study-bad-item = { $found } 没有说明对应哪一列
study-bad-item-advice = 请写成 观测变量=列 或 结构变量=列,列；列名含逗号时用双引号括起
study-bad-scale = { $found } 不是量表
study-bad-scale-advice = 请写成 最低分..最高分，较小者在前，例如 1..10
study-label-off-scale = { $found } 超出 { $min } 至 { $max } 的量表
study-label-off-scale-advice = 请改正分值，或给出该题目的 min 与 max

study-nearest-headers = 最接近的列名：{ $nearest }；请在研究文件中或用 --item 观测变量=列 指定
