# csi drivers 的相对权重、惩罚—奖励对比、边际影响与必要条件

argument-outcome = 由观测变量解释的观测变量或结构变量 [默认：要提升的结构变量]
argument-predictors = 用于解释的观测变量 [默认：通向它的全部结构变量的观测变量]
argument-aim = 目标的水平（0–100），据此求驱动因素的必要水平 [默认：80]

study-bad-aim = { $found } 不是指数的水平
study-bad-aim-advice = 请给出 0 至 100 的数值

section-relative-weights = 驱动因素的相对权重
section-item-weights = 观测变量的相对权重
section-penalty-reward = 观测变量的惩罚与奖励
section-marginal-effect = 不同水平的边际影响
section-necessity = 必要条件
section-bottlenecks = 瓶颈水平
section-combined-map = 综合重要性—表现图
bottlenecks-level = 瓶颈水平（{ $ceiling }）：所需水平（指数）
bottlenecks-share = 瓶颈水平（{ $ceiling }）：所需水平（占观测范围）
bottlenecks-below = 瓶颈水平（{ $ceiling }）：未达所需水平的受访者

column-lmg = LMG
column-lmg_error = ± 抽样
column-johnson = Johnson
column-rank = 位次
column-impact_rank = 按影响
column-ranks_differ = 不一致
column-low = 低 ≤
column-low_share = 占比
column-high = 高 ≥
column-high_share = 占比
column-penalty = 惩罚
column-reward = 奖励
column-factor = 因素
column-impact_range = 幅度
column-asymmetry = 不对称
column-leaning = 倾向
column-ceiling = 上限线
column-d = d
column-accuracy = 准确率
column-necessary = 必要
column-target_share = 目标
column-target_level = 指数
column-need = 需要
column-needed = 所需水平
column-needed_share = 占范围

factor-basic = 保健因素
factor-performance = 绩效因素
factor-excitement = 激励因素
factor-indifferent = 无差异
leaning-frustrator = 挫败因素
leaning-dissatisfier = 不满因素
leaning-hybrid = 混合因素
leaning-satisfier = 满意因素
leaning-delighter = 惊喜因素
ceiling-ce_fdh = CE-FDH
ceiling-cr_fdh = CR-FDH
need-not_necessary = 不需要
need-level = 某一水平
need-beyond_observed = 超出观测

note-guidance-empty = 没有可显示的内容：需要有通向目标的结构变量；除相对权重外，还需要逐份答卷。
note-explained = { $outcome }的 R²：{ $r_squared }。
note-sampled-orders = 预测变量多于20个：LMG 取 { $orders } 个随机次序的平均，“± 抽样”为其标准误。
note-fewer-resamples = 区间来自 { $resamples } 次重抽样，因为预测变量或受访者较多时每次计算代价较高。
note-ranks-differ = 按解释方差的位次与按影响的位次不一致：{ $names }。影响沿模型的路径计算，而相对权重还计入各预测变量的共同部分；两者不一致时，不宜只凭其一作决定。
note-negative-coefficient = 相对权重没有正负号。其他预测变量不变时，回归系数为负的有：{ $names }。
note-shares = LMG：各预测变量按所有进入次序带来的 R² 增量的平均；LMG 与 Johnson 权重之和均等于 R²，且不会为负，因此区间高于0并不是检验。影响：5 × 重要性，沿模型的全部路径计算。
note-penalty-reward = 惩罚与奖励：低分、高分回答与中间回答相比，结果变量相差的分值，全部观测变量进入同一回归。低分、高分指占比最接近三分之一受访者的最低、最高回答。保健因素：仅惩罚显著；激励因素：仅奖励显著；绩效因素：两者均显著；无差异：两者均不显著。
note-asymmetry = 幅度：奖励 − 惩罚；不对称：（奖励 + 惩罚）/幅度，取值为 −1（只有损失）至 1（只有收益）；其中之一符号相反时无定义。倾向：低于 −0.4 为挫败因素，至 −0.1 为不满因素，至 0.1 为混合因素，至 0.4 为满意因素，更高为惊喜因素。
note-marginal-effect = 目标每提高1分，结果变量在斜率变化最大处以下和以上各变动的分值，该处在第10至第90百分位之间搜寻。转折点不显著（p）时，两段斜率无实质差别，也不给出转折点的区间。
note-necessity = d：上限线以上的空白区占观测范围的比例（0.1 小，0.3 中，0.5 大）。必要：d ≥ 0.1 且 p < 0.05，此外还须有理论依据。CE-FDH 为阶梯线，CR-FDH 为穿过其各角点的直线。d 没有区间：它取决于最外侧的受访者，而重抽样不会超出他们。
note-permutations = p 来自 { $permutations } 次置换。
note-bottlenecks = 目标的水平以占观测范围的比例和指数表示。“不需要”：驱动因素处于最低水平时即可达到；“超出观测”：所需水平高于观测到的最高水平。
note-combined-map = 使{ $target }指数达到 { $aim } 所需的水平（CE-FDH），以及未达到该水平的受访者占比。先提升许多人尚未达到的必要条件，无论其重要性如何；然后按图行事。

progress-guidance = 正在权衡驱动因素

CSI-U045 = “{ $item }”用于测量“{ $outcome }”，不能同时解释它
    .remedy = 请把它从预测变量中去掉，或用 --outcome 改为解释其他观测变量或结构变量
    .explain = 观测变量必然能解释它所测量的变量：结果的一部分会同时出现在回归的两边，它在解释方差中的份额不能说明驱动因素。
CSI-E045 = “{ $outcome }”的解释方差无法分解：预测变量线性相关（{ $predictors }）
    .remedy = 请用 --predictors 指定用于解释的观测变量，去掉与其他变量重复的变量
    .explain = 如果一个预测变量完全由其他变量决定，它在解释方差中的份额也就是它们的份额，没有规则可以划分。常见原因是两个观测变量的回答完全相同，或某个观测变量是其他变量之和。
CSI-E046 = 没有可用于计算 { $sections } 的内容
    .remedy = 请提供逐份答卷而不是矩阵，并选择有结构变量通向的目标；marginal-effect 需要目标通向其他结构变量：--target
    .explain = 相对权重要求有其他结构变量通向目标。惩罚与奖励、边际影响和必要条件都是受访者层面的数值，相关矩阵中并不包含。

CSI-W041 = { $resamples } 次重抽样给不出小于 { $level } 的p值：由p值决定的分类没有意义
    .remedy = 请将 --resamples 设为 { $least } 次或更多
    .explain = B次重抽样所能得到的最小p值为 2/(B + 1)。若它不小于 1 − 置信水平，则无论答卷如何，任何结果都不可能显著。
