# 预测部分的文字。

study-folds-out-of-range = { $found } 不能作为折数
study-folds-advice = 请给出 2 至 1000 的整数，例如 10；若要逐一留出受访者，请用 leave_one_out = true（或 --leave-one-out）
study-repetitions-out-of-range = { $found } 不能作为重复次数
study-repetitions-advice = 请给出 1 至 1000 的整数，例如 10

CSI-E014 = { $respondents } 名受访者无法分成 { $folds } 折
    .remedy = 请减少折数（--folds），或用 --leave-one-out 逐一留出受访者
    .explain = 每一折至少要有一名受访者可供预测，并由其余受访者进行估计。
CSI-E015 = { $requested } 个训练样本中只有 { $kept } 个能够估计（未收敛 { $not_converged } 个，奇异 { $singular } 个）：不给出预测结果
    .remedy = 请查看其他信息所指的题项和结构变量，或样本量；也可增加折数，使训练样本更大
    .explain = 每一折的模型都由其余受访者估计。几乎没有差异的题项，或几乎无法区分的结构变量，都可能使训练样本无法估计。若只用一部分折计算误差，难以预测的受访者会被遗漏，结果会偏向乐观。
CSI-W023 = { $requested } 个训练样本中有 { $failed } 个无法估计（未收敛 { $not_converged } 个，奇异 { $singular } 个）：相应的折没有预测
    .remedy = 请检查几乎没有差异的题项和几乎共线的题项组
    .explain = 训练样本无法估计的折没有预测值。这样的折被计数，并且不计入任何误差，绝不用其他折代替。
CSI-N026 = { $constructs }没有可比较的线性模型：{ $reason }
    .remedy = 可与观测变量均值比较；也可增加折数或样本量，或去掉由其他题项决定的题项
    .explain = 该基准把每个题项对相同前因变量的题项作回归。每个训练样本的受访者数须多于系数个数，且没有题项是其他题项的线性函数。若不满足，其数值为空，也不评定预测能力。
CSI-N027 = 有 { $dropped } 名受访者只能用于部分模型，已剔除；剩余 { $respondents } 名
    .remedy = 若剔除不多，无需处理；--missing mean 或 em 可保留有缺失答案的受访者
    .explain = 各模型须在相同的受访者上比较，因为损失是逐人比较的。哪些受访者可用，取决于模型的题项和缺失答案的处理方式。
CSI-N028 = 各模型没有共同预测的题项：不比较预测损失
    .remedy = 请在各模型中给相同的指标以相同的名称
    .explain = 只预测内生结构变量的题项。损失在所有模型都预测的题项上比较，按名称对应。

no-linear-model-too-few-respondents = 某个训练样本的受访者数不多于系数个数
no-linear-model-collinear = 其前因变量的题项线性相关
no-linear-model-short-too-few-respondents = 受访者太少
no-linear-model-short-collinear = 题项共线

antecedents-direct = 直接前因
antecedents-earliest = 最初前因
predictive-power-none = 无
predictive-power-low = 低
predictive-power-medium = 中
predictive-power-high = 高
benchmark-average = 观测变量均值
benchmark-linear_model = 线性模型
all-constructs = 全部题项

section-prediction = 样本外答案的预测
section-construct-prediction = 预测能力
section-cvpat = 与基准比较的预测能力检验（CVPAT）
section-models-compared = 相同受访者上的各模型
section-loss-tests = 与{ $model }比较的预测损失（CVPAT）

column-antecedents = 预测依据
column-rmse = RMSE
column-rmse_linear_model = LM
column-rmse_average = IA
column-mae = MAE
column-mae_linear_model = LM
column-mae_average = IA
column-q2_predict = Q²_predict
column-q2_linear_model = LM的Q²
column-no_linear_model = 无LM的原因
column-power = 预测能力
column-benchmark = 比较对象
column-scope = 题项范围
column-loss = 损失
column-other_loss = 对方损失
column-difference = 差值
column-t = t
column-p_better = p值（更优）
column-items = 题项数

note-prediction = 误差以题项的单位计。LM：对相同前因变量的题项作线性回归；IA：观测变量均值。Q²_predict 大于 0 表示优于 IA。
note-prediction-run = 重复 { $repetitions } 次、每次 { $folds } 折，随机种子 { $seed }。
note-prediction-alone = 逐一留出每名受访者。
note-power = 高：全部题项的预测优于 LM（且 Q²_predict 大于 0）；中：多数或半数；低：少数；无：没有题项（Shmueli 等，2019）。
note-cvpat = 损失：均方误差除以题项方差。差值小于 0 表示模型预测更好；p值（更优）为单侧（Liengaard 等，2021）。
note-compared = SRMR、R²、指数和 BIC 均属各模型自己的指数结构变量。BIC 越小越好，仅在指数结构变量的题项相同时可比。损失按所有模型共同预测的 { $items } 个题项计算。
note-compared-none = SRMR、R²、指数和 BIC 均属各模型自己的指数结构变量。BIC 越小越好，仅在指数结构变量的题项相同时可比。

heading-compared = { $models } 个模型，样本量 { $respondents }
heading-folds = 依据直接前因变量预测，重复 { $repetitions } 次、每次 { $folds } 折（随机种子 { $seed }）
heading-alone = 依据直接前因变量，由其余受访者预测每名受访者

verdict-smallest-loss = { $model }的预测损失最小（{ $loss }）。
verdict-model-better = { $model }的预测优于{ $first }（p { $p }）。
verdict-model-worse = { $model }的预测不如{ $first }（p { $p }）。
verdict-model-same = { $model }与{ $first }之间没有可证明的差异（p { $p }）。

command-compare = 在相同受访者上比较多个模型：拟合、指数、预测损失
argument-compared-models = 内置模型或模型文件；每个模型给出一次
argument-folds = 预测时把受访者分成的折数 [默认：10]
argument-repetitions = 重复分折的次数 [默认：10]
argument-leave-one-out = 由其余受访者逐一预测每名受访者
progress-prediction = 正在预测
usage-one-model = 比较需要两个不同的模型
usage-name-two-models = 请用 --model A --model B 指明
usage-input-twice = 标准输入只能读取一次，而每个模型都要读取调查数据
usage-write-to-file = 请将调查数据写入文件并指明该文件

area-prediction = 预测

paragraph-prediction-pass = 对样本外的答案，模型的预测优于观测变量均值，也优于线性模型。
paragraph-prediction-watch = 模型能够预测样本外的答案，但并非处处优于基于相同题项的线性模型。
paragraph-prediction-fail = 部分题项的预测不如其均值：对这些题项，模型没有预测能力。

criterion-q2_predict = Q²_predict
    .explain = 由题项的直接前因变量预测样本外受访者时，模型所预测的变异比例：1 减去模型误差平方和与训练样本均值误差平方和之比。大于 0 表示优于均值，这是最低要求。
    .advice = Q²_predict 不大于 0 的题项，不要用模型作预测。
criterion-rmse_ratio = RMSE之比
    .explain = 模型预测的均方根误差与基于相同前因变量题项的线性模型之比。某结构变量的全部题项都小于 1，预测能力高；多数或半数为中；少数为低；没有则无。
    .advice = 线性模型预测更好之处，说明结构变量丢失了单个题项所含的信息：请查看是否有前因变量的题项作用各异。
criterion-cvpat_average = CVPAT（对均值）
    .explain = 配对 t 检验的单侧 p 值，检验模型的损失（误差平方除以题项方差，逐人比较）是否不小于观测变量均值的损失。小于 0.05 表示模型的预测确实更好。
    .advice = 若不能证明优于均值，模型只描述了这个样本。
criterion-cvpat_linear_model = CVPAT（对线性模型）
    .explain = 配对 t 检验的单侧 p 值，检验模型的损失是否不小于基于相同前因变量题项的线性模型的损失。这是更严格的基准：模型不必胜过它才有用，因为模型能够解释，而线性模型只能预测。
    .advice = 线性模型的预测同样好：选用本模型应着眼于其解释，而不是预测。
argument-against = 另一个模型（名称或文件），与本模型比较预测
