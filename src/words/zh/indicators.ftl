# 四级指标体系：总指数、结构变量、属性、题目。

command-hierarchy = 四级指标体系的赋权与评分：总指数、结构变量、属性、题目
argument-hierarchy-show = 显示的部分：levels、groups、weights、methods、method-weights、sensitivity、consistency、cleaning、settings，或 all
argument-hierarchy-method = 各级的赋权方法：pls、ahp、entropy、expert、equal 或 combined [默认：[hierarchy] 中的 weights；未写时有模型为 pls，无模型为 equal]
argument-hierarchy-group = 同时显示该列中各组的得分
help-hierarchy-exit-codes =
    示例：csi hierarchy study.toml · csi hierarchy study.toml --group region --show levels,groups
    csi hierarchy survey.csv --model acsi --method entropy · csi hierarchy study.toml --method ahp --show consistency
    退出码：0 完成 · 2 用法、研究文件或判断矩阵文件 · 3 调查数据 · 4 权重无定义或估计未收敛
    5 输出未写成 · 130 中断。每条信息都有代码：csi explain CODE 有更多说明。

usage-name-model-or-levels = 请在研究文件的 [hierarchy.levels] 中写出指标树，或用 --model 或 [model] 指明模型
usage-hierarchy-matrix = 矩阵中没有可供评分的答案
usage-hierarchy-matrix-advice = 请给出调查数据本身；csi fit 可以读取矩阵

hierarchy-two-methods = 没有写出两种不同的方法
hierarchy-two-methods-advice = 例如写 of = ["ahp", "entropy"]
hierarchy-bad-share = { $found } 不是份额
hierarchy-bad-share-advice = 请写 0 到 1 之间的数：第一种方法所占的份额
hierarchy-node-twice = 名称“{ $name }”在第 { $earlier } 行已用于结构变量或属性
hierarchy-question-twice = 题目“{ $name }”在第 { $earlier } 行已出现
hierarchy-twice-advice = 两处保留一处：每个指标和每道题目只属于一个位置
hierarchy-too-deep = 这是第五级
hierarchy-too-deep-advice = 四级为总指数、结构变量、属性、题目：请把属性写成题目的列表
hierarchy-no-question = 没有题目
hierarchy-no-question-advice = 请至少写一道题目，或删去这一行
hierarchy-no-file = 没有写文件
hierarchy-no-file-advice = 请为每位评判者写一个 CSV 文件
hierarchy-expert-counts = 各成员的专家人数不同
hierarchy-expert-counts-advice = 请为每个成员按同样的顺序给出每位专家的一个数
hierarchy-expert-zero = 某位专家给出的数之和为 0
hierarchy-expert-zero-advice = 请至少给一个成员大于 0 的数
hierarchy-negative = { $found } 是负数
hierarchy-negative-advice = 权重不得小于 0

hierarchy-unknown-question = 模型中没有题目“{ $name }”
hierarchy-same-question = 题目“{ $name }”与“{ $other }”是同一个观测变量
hierarchy-unknown-node = 指标树中没有含成员的“{ $name }”
hierarchy-unknown-member = “{ $name }”不是此处赋权的成员

judgements-empty = 文件为空
judgements-long-record = 某一行的单元格多于表头
judgements-twice = “{ $name }”出现两次
judgements-absent = 缺少 { $absent }

hierarchy-lacks-judgements = “{ $name }”的成员没有判断矩阵
hierarchy-lacks-judgements-advice = 请在 [hierarchy.ahp] 中写出对 { $members } 作两两比较的文件，或改用其他方法
hierarchy-lacks-expert = “{ $name }”的成员没有专家给出的数
hierarchy-lacks-expert-advice = 请在 [hierarchy.expert] 中为 { $members } 给出数值，或改用其他方法
hierarchy-lacks-model = “{ $name }”各成员的重要性需要模型
hierarchy-lacks-model-advice = 请用 --model 或 [model] 指明模型，或为 { $members } 改用其他方法
hierarchy-not-drivers = “{ $name }”中有题目不属于影响指数的结构变量：{ $members }
hierarchy-not-drivers-advice = 请将其从 [hierarchy.levels] 中去掉，或改用 pls 以外的方法

CSI-S065 = { $problem }
    .remedy = { $advice }
    .explain = [hierarchy] 和判断矩阵文件中的名称必须是指标树中的名称：题目是模型的观测变量，未指明模型时是调查的列；[hierarchy.ahp] 和 [hierarchy.expert] 中被赋权的是总指数、结构变量或属性，其成员是紧接在下一级的指标。指明模型时题目必须是模型的观测变量；若要对其他列赋权，请不要指明模型。
CSI-S066 = 判断矩阵无法使用：{ $problem }
    .remedy = 请写一个含有 { $members } 的表头，并为每个名称写一行，名称写在行首
    .explain = 判断矩阵是方阵：表头为该指标全部成员的名称（第一个单元格任意），其后每个成员一行，行首为名称，顺序不限。单元格表示行成员的重要性是列成员的多少倍。
CSI-S067 = “{ $row }”对“{ $column }”的判断为 { $found }，不是正数
    .remedy = 请写 3 或 0.5 这样的数，或 1/3 这样的分数；互为对称的两格可以空一格
    .explain = 判断是 1/9 到 9 的比率：1 同样重要，3 稍微重要，5 明显重要，7 强烈重要，9 极端重要；较不重要时取倒数。空格取对称单元格的倒数。
CSI-S068 = “{ $first }”对“{ $second }”的判断（{ $above }）与反方向的判断（{ $below }）矛盾
    .remedy = 请在其中一格写倒数或留空；对角线写 1
    .explain = 若甲的重要性是乙的 3 倍，则乙是甲的 1/3：对称单元格之积必须为 1（舍入误差不超过 0.05），对角线为 1。
CSI-S069 = { $problem }
    .remedy = { $advice }
    .explain = 每种赋权方法在所用级别的每个指标上都需要材料：ahp 需要每个含两个及以上成员的指标的判断矩阵，expert 需要对每个成员给出的数，pls 需要一个已拟合的模型，并且每道题目都属于有路径通向指数变量的结构变量。熵权法和等权不需要材料。
CSI-E065 = “{ $name }”各成员的权重无定义：{ $members }
    .remedy = 请为该级改用其他方法，或检查这些题目：答案全部相同时没有熵权，影响不为正时没有重要性
    .explain = 权重是占总和的份额。若全部成员的答案都相同（熵权法）、没有成员对指数有正影响（pls）、或两种权重之积处处为 0（组合赋权），总和为 0，份额不存在，因此不给出指数。
CSI-W065 = 对“{ $name }”各成员的判断自相矛盾：一致性比率 { $ratio }，界限 0.1
    .remedy = 请评判者重新考虑，首先是“{ $row }”对“{ $column }”：给出的是 { $given }，其余判断得出 { $consistent }
    .explain = 一致性比率把判断与随机判断相比较（Saaty 1980）。达到 0.1 时，应先重新检查判断再使用权重。所指出的判断与权重之比相差最大。
CSI-W066 = 题目“{ $name }”在模型中降低指数（重要性 { $importance }）：其权重为 0
    .remedy = 请检查其载荷和所属结构变量影响的符号；若该题应计入指数，请改用其他方法
    .explain = 在 pls 方法下，题目的权重是它的重要性：题目每提高 1 分，指数变量提高的分值。负的重要性不能作为指数的份额，在样本和每次重抽样中都按 0 计。
CSI-N065 = 指标树取自模型：{ $index } 之下为 { $constructs } 及其题目
    .remedy = 若要在结构变量和题目之间设属性，请在 [hierarchy.levels] 中写出自己的指标树
    .explain = 未写 [hierarchy.levels] 时，第一级为模型的指数变量，第二级为有路径通向它的结构变量，最后一级为它们的题目；高阶结构变量的维度作为属性。指数变量自身的题目和它的结果变量不是成员：指数与它们相对照。

section-levels = 各级得分
section-weights = 权重及其贡献
section-methods = 各种赋权方法下的指数
section-method-weights = 各种方法下结构变量的权重
section-sensitivity = 权重变动时的指数
section-consistency = 判断的一致性

column-level = 级
column-kind = 类别
column-score = 得分
column-parent = 所属
column-method = 赋权方法
column-global_weight = 总权重
column-contribution = 贡献
column-chosen = 采用
column-rank_correlation = 秩相关
column-most_moved = 位次变动最大
column-rank_chosen = 采用时位次
column-minus_20 = −20%
column-minus_10 = −10%
column-plus_10 = +10%
column-plus_20 = +20%
column-range = 极差
column-judge = 评判者
column-members = 成员数
column-largest_eigenvalue = λ最大
column-consistency_index = CI
column-consistency_ratio = CR
column-consistent = CR<0.1
column-row = 最不一致的判断
column-against = 相对于
column-given = 给出
column-implied = 其余判断得出

level-index = 总指数
level-construct = 结构变量
level-attribute = 属性
level-question = 题目
levels-unnamed-index = 总指数
levels-all-judges = 合并

weight-method-pls = PLS
weight-method-ahp = 层次分析法
weight-method-entropy = 熵权法
weight-method-expert = 专家赋权
weight-method-equal = 等权
weight-method-combined = 组合赋权
weight-method-mixed = 所采用的方法

heading-levels = { $index }：{ $levels } 级，结构变量 { $constructs } 个，属性 { $attributes } 个，题目 { $questions } 道，样本量 { $respondents }
heading-level-weights = 权重：结构变量 { $constructs } · 属性 { $attributes } · 题目 { $questions }
heading-level-weights-same = 各级权重：{ $constructs }

note-levels-overview = 得分为 0–100；全部题目见 --show levels。
note-level-weights = 权重：在同一上级的成员之间，合计为 1。总权重：在总指数中所占的份额。贡献：总权重 × 得分。提升潜力：总权重 ×（100 − 得分）。只有来自答案的权重有区间。
note-weights-overview = 所列为提升潜力最大的题目；另有 { $count } 道，连同结构变量和属性的权重见 --show weights。
note-methods = 秩相关（Spearman）：题目总权重与所采用权重之间；并列出按权重位次变动最大的结构变量。只列出材料齐备的方法。
note-weight-sensitivity = 将一个结构变量的权重按所示比例变动，其余按比例缩放，使合计为 1。
note-consistency = CR：一致性比率，低于 0.1 表示判断足够一致。成员少于三个或多于九个时无定义（–）。
note-no-judgements = 没有判断矩阵：[hierarchy.ahp] 中未写文件。

levels-index = { $index }为 { $score }（满分100）。
levels-index-interval = { $index }为 { $score }（满分100，区间 { $lower }–{ $upper }）。
levels-constructs = 最高的是{ $best }（{ $high }），最低的是{ $worst }（{ $low }）。
levels-question = { $name }（得分 { $score }，权重 { $weight }%）
levels-questions = 应先改进权重高于平均而得分最低的题目：{ $questions }。
levels-sensitivity = 对结果影响最大的是{ $construct }的权重：上下变动 20% 时，指数在 { $low } 与 { $high } 之间。
levels-methods = 在 { $count } 种赋权下，指数在 { $low }（{ $lowest }）与 { $high }（{ $highest }）之间。
levels-measured = 按模型中自身的题目计算，{ $construct }为 { $index }。
